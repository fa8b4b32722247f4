import { expect, test } from 'vitest'
import type { Finding } from '../../../src/check/model.js'
import { createFindingGroups } from '../../../src/report/finding-group.js'
import { finding } from './sample-events.js'

function groupsOf(findings: readonly Partial<Finding>[]) {
  const groups = createFindingGroups()
  for (const one of findings) groups.add(finding(one))
  return groups
}

const many = (count: number, change: (index: number) => Partial<Finding>) =>
  Array.from({ length: count }, (_, index) => change(index))

test('findings of one key are one, with the words of the first and the place in line of it', () => {
  const groups = groupsOf([
    { key: 'a', message: 'first' },
    { key: 'b', message: 'other' },
    { key: 'a', message: 'second', severity: 'info' },
  ])
  expect(groups.list().map(({ key, message, count }) => [key, message, count])).toEqual([
    ['a', 'first', 2],
    ['b', 'other', 1],
  ])
  expect([groups.count('error'), groups.count('info')]).toEqual([2, 0])
})

test('a list that was asked for is not changed by what follows', () => {
  const groups = groupsOf([{ key: 'a', trigger: 'trig-1' }])
  const early = groups.list()
  groups.add(finding({ key: 'a', trigger: 'trig-2' }))
  expect(early[0]).toMatchObject({ count: 1, triggers: ['trig-1'] })
  expect(groups.list()[0]).toMatchObject({ count: 2, triggers: ['trig-1', 'trig-2'] })
})

test.each([
  [199, 199, 0],
  [200, 200, 0],
  [201, 200, 1],
  [250, 200, 50],
])('of %d keys of a kind %d are listed and %d only counted', (keys, listed, omitted) => {
  const groups = groupsOf(many(keys, (index) => ({ key: `k${index}` })))
  expect([groups.list().length, groups.omitted, groups.count('error')]).toEqual([
    listed,
    omitted,
    keys,
  ])
})

test('another code or another severity has a limit of its own', () => {
  const groups = groupsOf([
    ...many(201, (index) => ({ key: `a${index}` })),
    { key: 'code', code: 'delivery-url' },
    { key: 'severity', severity: 'warning' },
  ])
  expect(
    groups
      .list()
      .slice(-2)
      .map(({ key }) => key),
  ).toEqual(['code', 'severity'])
  expect([groups.omitted, groups.count('error'), groups.count('warning')]).toEqual([1, 202, 1])
})

test('a key that is listed is counted on, also when the list is full', () => {
  const groups = groupsOf([...many(201, (index) => ({ key: `k${index}` })), { key: 'k0' }])
  expect(groups.list()[0]?.count).toBe(2)
  expect(groups.omitted).toBe(1)
})

test('a finding that is only counted is counted each time', () => {
  const groups = groupsOf([
    ...many(200, (index) => ({ key: `k${index}` })),
    { key: 'x' },
    { key: 'x' },
  ])
  expect([groups.omitted, groups.count('error')]).toEqual([2, 202])
})

test.each([
  ['triggers', (index: number) => ({ trigger: `t${index}` })],
  ['cases', (index: number) => ({ case: `t${index}` })],
] as const)('of the %s a finding was seen with the first twenty are named', (member, change) => {
  const [group] = groupsOf(many(21, change)).list()
  expect(group?.[member]).toEqual(Array.from({ length: 20 }, (_, index) => `t${index}`))
  expect(group?.count).toBe(21)
})

test.each([
  ['triggers', { trigger: 't' }],
  ['cases', { case: 't' }],
] as const)('the %s that come twice are named once', (member, change) => {
  const [group] = groupsOf([change, change]).list()
  expect([group?.[member], group?.count]).toEqual([['t'], 2])
})

test('without triggers the list is empty, and without cases there is none', () => {
  const [group] = groupsOf([{}]).list()
  expect(group?.triggers).toEqual([])
  expect(group === undefined || 'cases' in group || 'curl' in group).toBe(false)
})

const WHOLE = { text: 'whole', isWhole: true }
const CUT = { text: 'cut', isWhole: false }

test.each([
  ['the first whole line is taken', [WHOLE, { text: 'later', isWhole: true }], 'whole'],
  ['a whole line goes before a cut one', [CUT, WHOLE], 'whole'],
  ['a whole line stays before a cut one', [WHOLE, CUT], 'whole'],
  ['of cut lines the first one stays', [CUT, { text: 'later', isWhole: false }], 'cut'],
  ['no line takes none away', [CUT, undefined], 'cut'],
  ['a line may come late', [undefined, undefined, WHOLE], 'whole'],
  ['a cut line may come late', [undefined, CUT], 'cut'],
  ['there may be none', [undefined], undefined],
])('of the command lines of a key %s', (_, lines, chosen) => {
  const groups = createFindingGroups()
  for (const line of lines) groups.add(finding(), () => line)
  expect(groups.list()[0]?.curl).toBe(chosen)
})

test('once a key has a whole line nobody is asked for another', () => {
  const asked: string[] = []
  const groups = createFindingGroups()
  for (const [id, line] of [
    ['a', CUT],
    ['b', WHOLE],
    ['c', WHOLE],
  ] as const) {
    groups.add(finding({ id }), (seen) => {
      asked.push(seen.id)
      return line
    })
  }
  expect(asked).toEqual(['a', 'b'])
})

test('hostile keys are keys', () => {
  const keys = ['__proto__', 'constructor', 'toString', '', '\ud800']
  const groups = groupsOf(keys.map((key) => ({ key })))
  expect(groups.list().map(({ key, count }) => [key, count])).toEqual(keys.map((key) => [key, 1]))
})
