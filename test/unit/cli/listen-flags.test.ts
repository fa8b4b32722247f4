import { expect, test } from 'vitest'
import { countArrivals } from '../../../cli/arrival-count.js'
import { readListenFlags } from '../../../cli/listen-flags.js'
import type { RawListenFlags } from '../../../cli/listen-options.js'
import type { AnswerChoice, RunEvent, Workbench } from '../../../src/index.js'

const NO_FLAGS: RawListenFlags = { allowRemoteRefs: [], documentHeader: [], bind: [] }

function read(flags: Partial<RawListenFlags> = {}) {
  return readListenFlags({ ...NO_FLAGS, ...flags })
}

test('without flags it listens for ever and answers as documented', () => {
  const { options, expect: expected, limitMs, chooseAnswer } = read()
  expect(options).toMatchObject({ mode: 'listen', isRelaying: false, forwardTo: undefined })
  expect([expected, limitMs, chooseAnswer]).toEqual([undefined, undefined, undefined])
})

test('what is expected is waited for half a minute, or as long as is said', () => {
  expect(read({ expect: '2' })).toMatchObject({ expect: 2, limitMs: 30_000 })
  expect(read({ expect: '2', timeout: '5s' })).toMatchObject({ expect: 2, limitMs: 5000 })
  expect(read({ timeout: '5s' })).toMatchObject({ expect: undefined, limitMs: 5000 })
})

test.each([
  [{ expect: '0' }, '--expect: expected a whole number from 1 to 1000000, but got "0".'],
  [{ timeout: '5' }, '--timeout:'],
  [{ port: '65536' }, '--port: expected a whole number from 0 to 65535, but got "65536".'],
  [{ forwardTo: 'mine' }, '--forward-to: expected a URL'],
  [{ publicUrl: 'http://user:secret@x' }, '--public-url: expected a URL without user name'],
  [{ webhooksAt: 'hooks' }, '--webhooks-at: expected a path'],
  [{ answer: '199' }, '--answer: expected a status from 200 to 599'],
  [{ answer: 'maybe' }, 'slow, hang, reset or receiver, but got "maybe".'],
  [{ answer: 'receiver' }, '--answer receiver: expected a receiver, but --forward-to names none.'],
])('%j has no meaning', (flags, message) => {
  expect(() => read(flags)).toThrow(
    expect.objectContaining({
      code: 'RINGBACK_ERR_USAGE',
      message: expect.stringContaining(message) as string,
    }),
  )
})

test('the answer of the receiver is relayed', () => {
  const flags = read({ answer: 'receiver', forwardTo: 'http://mine' })
  expect(flags.options).toMatchObject({ isRelaying: true, forwardTo: 'http://mine' })
  expect(flags.chooseAnswer).toBeUndefined()
})

test('a status is answered as it is documented, else without a body', () => {
  const make = (label: string): AnswerChoice => ({
    label,
    isDocumented: true,
    behaviour: { kind: 'hang' },
  })
  const choices = ['200', '429 Retry-After: 30', 'slow (10 s)', 'reset'].map(make)
  const choose = (answer: string) => read({ answer }).chooseAnswer?.(choices)
  expect(choose('429')).toBe(choices[1])
  expect(choose('slow')).toBe(choices[2])
  expect(choose('418')).toMatchObject({
    isDocumented: false,
    behaviour: { kind: 'answer', response: { status: 418 } },
  })
})

function makeBench() {
  const observers: ((event: RunEvent) => void)[] = []
  const bench = { observe: (observer: (event: RunEvent) => void) => observers.push(observer) }
  const judge = (match: 'matched' | 'ambiguous' | 'sent' | 'unexpected') => {
    for (const tell of observers)
      tell({ type: 'delivery:judged', atMs: 0, delivery: 'dlv-1', match, findings: [] })
  }
  return { bench: bench as unknown as Workbench, judge }
}

test('strangers and what is passed on are not among the expected', async () => {
  const { bench, judge } = makeBench()
  const count = countArrivals(bench, 2)
  judge('unexpected')
  judge('sent')
  judge('matched')
  expect(count.explainShortfall()).toBe('1 of 2 expected deliveries arrived')
  judge('ambiguous')
  await count.complete
  expect(count.explainShortfall()).toBeUndefined()
})

test('one that is missing is told in the singular', () => {
  expect(countArrivals(makeBench().bench, 1).explainShortfall()).toBe(
    '0 of 1 expected delivery arrived',
  )
})
