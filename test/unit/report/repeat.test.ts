import { expect, test } from 'vitest'
import type { Finding } from '../../../src/check/model.js'
import type { RunStarted } from '../../../src/event/model.js'
import { buildReport } from '../../../src/report/build.js'
import { answered, raised, sent, started } from './sample-events.js'

const ARGUMENTS = {
  document: ['--config', 'conf/my api.yaml', '--bind', 'paid=query:url'],
  run: ['--set', 'body:/n=1', '--timeout', '9s'],
}

/** The repeat lines of one finding, about a trigger or about the document alone. */
function repeatOf(finding: Partial<Finding>, change: Partial<RunStarted>) {
  const events = [started(change), sent('trig-1'), answered('trig-1'), raised(finding)]
  return buildReport(events).findings[0]?.repeat
}

test('what was found in traffic is repeated with everything that matters', () => {
  const [run] = repeatOf({ trigger: 'trig-1' }, { arguments: ARGUMENTS }) ?? []
  expect(run).toBe(
    "ringback verify openapi.json --api http://127.0.0.1:8000 --only create_invoice --config 'conf/my api.yaml' --bind paid=query:url --set body:/n=1 --timeout 9s --seed 42",
  )
})

test('what was found in the document needs only what the document is read with', () => {
  expect(repeatOf({}, { arguments: ARGUMENTS, strict: true })).toEqual([
    "ringback inspect openapi.json --config 'conf/my api.yaml' --bind paid=query:url --strict",
  ])
})

test('without such arguments the lines stay short', () => {
  const [run] = repeatOf({ trigger: 'trig-1' }, {}) ?? []
  expect(run).toBe(
    'ringback verify openapi.json --api http://127.0.0.1:8000 --only create_invoice --seed 42',
  )
})
