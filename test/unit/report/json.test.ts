import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { FINDINGS } from '../../../src/check/catalogue.js'
import type { Basis, Severity } from '../../../src/check/model.js'
import type { RunEvent, RunMode, Verdict } from '../../../src/event/model.js'
import { buildReport } from '../../../src/report/build.js'
import { renderEvent, renderJson } from '../../../src/report/json.js'
import { type CallbackCoverage, REPORT_SCHEMA_VERSION } from '../../../src/report/model.js'
import type { TriggerKind } from '../../../src/sample/model.js'
import * as event from './sample-events.js'

type Node = Readonly<Record<string, unknown>>

const schema = JSON.parse(
  readFileSync(new URL('../../../src/report/report.schema.json', import.meta.url), 'utf8'),
) as Node

const ajv = new Ajv2020({ strict: true, allErrors: true })
addFormats.default(ajv)
const validate = ajv.compile(schema)

/** The schema at a path of member names. */
function at(...path: string[]): Node {
  return path.reduce<Node>((node, name) => node[name] as Node, schema)
}

/** The keys of a record that TypeScript holds to be all members of a union. */
function members<T extends string>(all: Readonly<Record<T, true>>): readonly string[] {
  return Object.keys(all)
}

const everything: readonly RunEvent[] = [
  event.started({
    plan: [
      event.invoiceCallback,
      { ...event.invoiceCallback, callback: 'other', skipped: 'its URL is static' },
    ],
  }),
  { type: 'receiver:listening', atMs: 1, url: 'http://127.0.0.1:4000' },
  { type: 'operation:skipped', atMs: 2, operation: 'a', because: 'no sample' },
  { type: 'operation:skipped', atMs: 2, operation: 'a', kind: 'invalid', because: 'no fault' },
  ...event.healthy('trig-1'),
  event.sent('trig-2', { kind: 'invalid', fault: 'no body' }),
  event.answered('trig-2', { status: 422 }),
  event.sent('trig-3'),
  event.answered('trig-3', { failure: { reason: 'timeout', message: 'No answer in 10 s.' } }),
  ...[event.opened('trig-4'), event.sent('trig-4'), event.answered('trig-4')],
  event.expired('trig-4'),
  event.met('trig-5', { afterMs: -1.55 }),
  event.raised({
    expected: 'paid: boolean',
    arrived: 'paid: "yes"',
    at: 'body /paid',
    hint: 'Why.',
    promised: { file: 'openapi.json', pointer: '/a', line: 1, column: 2 },
    operation: 'create_invoice',
    callback: event.invoiceCallback.callback,
    trigger: 'trig-1',
    delivery: 'dlv-1',
  }),
  event.raised({ key: 'bare', promised: { file: '<stdin>', pointer: '' } }),
  event.finished({ verdict: 'failed', because: '1 finding: body breaks its schema' }),
]

test('The report is JSON with two spaces and a line feed at the end.', () => {
  const report = buildReport(everything)
  const text = renderJson(report)
  expect(text.startsWith('{\n  "schemaVersion": 1,\n  "ringback": "0.1.0",\n')).toBe(true)
  expect(text.endsWith('\n}\n')).toBe(true)
  expect(JSON.parse(text)).toEqual(report)
})

test.each<[string, readonly RunEvent[]]>([
  ['with everything', everything],
  ['of a healthy run', [event.started(), ...event.healthy('trig-1'), event.finished()]],
  ['of an interrupted run', everything.slice(0, 6)],
  ['of nothing', []],
  [
    'of a listening run',
    [event.started({ mode: 'listen' }), event.received('d'), event.judged('d')],
  ],
])('A report %s conforms to the published schema.', (_, events) => {
  validate(JSON.parse(renderJson(buildReport(events))))
  expect(validate.errors ?? []).toEqual([])
})

test('The schema refuses what it does not know, on every level.', () => {
  const report = JSON.parse(renderJson(buildReport(everything))) as Record<string, unknown>
  expect(validate({ ...report, extra: 1 })).toBe(false)
  expect(validate({ ...report, schemaVersion: 2 })).toBe(false)
  expect(validate({ ...report, totals: { ...(report['totals'] as object), extra: 1 } })).toBe(false)
  expect(validate({ ...report, triggers: [{ trigger: 'trig-1' }] })).toBe(false)
})

test('Every object of the schema is closed, and every member described.', () => {
  const walk = (node: unknown, path: string): readonly string[] => {
    if (Array.isArray(node)) return node.flatMap((one, index) => walk(one, `${path}/${index}`))
    if (typeof node !== 'object' || node === null) return []
    const { type, additionalProperties, properties } = node as Node
    const faults = [
      ...(type === 'object' && additionalProperties !== false ? [`${path} is open`] : []),
      ...Object.entries((properties ?? {}) as Node)
        .filter(([, member]) => {
          const { description, $ref } = member as Node
          return description === undefined && $ref === undefined
        })
        .map(([name]) => `${path}/${name} is not described`),
    ]
    return [...faults, ...Object.entries(node).flatMap(([key, one]) => walk(one, `${path}/${key}`))]
  }
  expect(walk(schema, '')).toEqual([])
})

test('The schema lists the finding codes of the catalogue, in its order.', () => {
  expect(at('$defs', 'finding', 'properties', 'code', 'enum')).toEqual(Object.keys(FINDINGS))
})

test('The other lists of the schema are those of the types.', () => {
  const finding = (name: string) => at('$defs', 'finding', 'properties', name, 'enum')
  const kinds = members<TriggerKind>({ valid: true, 'without-url': true, invalid: true })
  expect(at('properties', 'schemaVersion', 'const')).toBe(REPORT_SCHEMA_VERSION)
  expect(at('properties', 'mode', 'enum')).toEqual(
    members<RunMode>({
      verify: true,
      inspect: true,
      listen: true,
      open: true,
      mock: true,
      send: true,
      trigger: true,
    }),
  )
  expect(at('properties', 'verdict', 'enum')).toEqual(
    members<Verdict>({ passed: true, failed: true, inconclusive: true, interrupted: true }),
  )
  expect(finding('severity')).toEqual(members<Severity>({ error: true, warning: true, info: true }))
  expect(finding('basis')).toEqual(
    members<Basis>({ document: true, config: true, rfc: true, practice: true }),
  )
  expect(at('$defs', 'trigger', 'properties', 'kind', 'enum')).toEqual(kinds)
  expect(at('$defs', 'skipped', 'properties', 'kind', 'enum')).toEqual(kinds)
  expect(at('$defs', 'callback', 'properties', 'state', 'enum')).toEqual(
    members<CallbackCoverage['state']>({ delivered: true, missing: true, 'not-exercised': true }),
  )
})

test('an event is one line, whatever was captured', () => {
  const started = event.started()
  const line = renderEvent({ ...started, document: { ...started.document, title: 'a\n\u202eb' } })
  expect(line).toContain(String.raw`"title":"a\n\u202eb"`)
  expect(line.split('\n')).toHaveLength(1)
})
