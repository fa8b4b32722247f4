import { expect, test } from 'vitest'
import type { FindingCode } from '../../../src/check/catalogue.js'
import type { Basis, Severity } from '../../../src/check/model.js'
import {
  decideVerdict,
  exitCodeOf,
  isFailing,
  type VerdictInput,
} from '../../../src/report/verdict.js'

type Change = Partial<Omit<VerdictInput, 'totals'>> & { totals?: Partial<VerdictInput['totals']> }

/** A healthy run of one trigger and one callback. */
function decide({ totals, ...change }: Change = {}) {
  return decideVerdict({
    mode: 'verify',
    strict: false,
    interrupted: false,
    findings: [],
    coverage: [{ state: 'delivered' }],
    triggers: [{ kind: 'valid', status: 201 }],
    ...change,
    totals: {
      triggers: 1,
      triggersAccepted: 1,
      triggersFailed: 0,
      expectationsMet: 1,
      expectationsExpired: 0,
      deliveries: 1,
      deliveriesUnexpected: 0,
      deliveriesSent: 0,
      deliveriesAnswered: 0,
      ...totals,
    },
  })
}

const NOTHING = { expectationsMet: 0, deliveries: 0 }
const REFUSED = { ...NOTHING, triggersAccepted: 0 }
const DOWN = { ...REFUSED, triggersFailed: 1 }

function found(code: FindingCode, severity: Severity = 'error', basis: Basis = 'document') {
  return { code, severity, basis }
}

test('A run in which all arrived passes.', () => {
  expect(decide()).toEqual({
    verdict: 'passed',
    because: '1 callback of 1 delivered and conforming',
  })
})

test('What was not exercised and what was warned of is said when a run passes.', () => {
  const coverage = [
    ...Array.from({ length: 9 }, () => ({ state: 'delivered' }) as const),
    ...Array.from({ length: 3 }, () => ({ state: 'not-exercised', skipped: 'why' }) as const),
  ]
  const findings = [found('trigger-refused', 'warning', 'practice')]
  expect(decide({ coverage, findings })).toEqual({
    verdict: 'passed',
    because: '9 callbacks of 12 delivered and conforming, 3 not exercised, 1 warning',
  })
})

test('A failing finding fails the run, and its title is the reason.', () => {
  expect(decide({ findings: [found('delivery-missing')] })).toEqual({
    verdict: 'failed',
    because: '1 finding: callback did not arrive',
  })
})

test('Findings of one code are counted, and past three titles the rest is.', () => {
  const findings = [
    found('delivery-missing'),
    found('delivery-missing'),
    found('delivery-url'),
    found('delivery-method'),
    found('delivery-late', 'error', 'config'),
  ]
  expect(decide({ findings }).because).toBe(
    '5 findings: callback did not arrive (2), wrong URL, wrong method and 1 more',
  )
})

test.each<[Severity, Basis, plain: boolean, strict: boolean]>([
  ['error', 'document', true, true],
  ['error', 'config', true, true],
  ['error', 'rfc', true, true],
  ['error', 'practice', false, true],
  ['warning', 'document', false, true],
  ['warning', 'config', false, true],
  ['warning', 'rfc', false, true],
  ['warning', 'practice', false, true],
  ['info', 'document', false, false],
  ['info', 'config', false, false],
  ['info', 'rfc', false, false],
  ['info', 'practice', false, false],
])(
  'Of severity %s on the authority of %s: fails %s, strict %s.',
  (severity, basis, plain, strict) => {
    expect(isFailing({ severity, basis }, false)).toBe(plain)
    expect(isFailing({ severity, basis }, true)).toBe(strict)
    const findings = [found('delivery-unexpected', severity, basis)]
    expect(decide({ findings }).verdict).toBe(plain ? 'failed' : 'passed')
    expect(decide({ findings, strict: true }).verdict).toBe(strict ? 'failed' : 'passed')
  },
)

test.each<[because: string, Change]>([
  ['the document has no callbacks', { coverage: [], totals: { ...NOTHING, triggers: 0 } }],
  [
    'no callback of the document can be driven',
    {
      coverage: [{ state: 'not-exercised', skipped: 'a static URL' }],
      totals: { ...NOTHING, triggers: 0 },
    },
  ],
  ['no trigger could be sent', { totals: { ...NOTHING, triggers: 0 } }],
  ['the API did not answer', { totals: DOWN, triggers: [{ kind: 'valid' }] }],
  [
    'the API refused every trigger (401)',
    {
      totals: { ...REFUSED, triggers: 3 },
      triggers: [
        { kind: 'valid', status: 401 },
        { kind: 'without-url', status: 401 },
        { kind: 'invalid', status: 422 },
      ],
    },
  ],
  [
    'the API refused every trigger (307, 404, no answer)',
    {
      totals: { ...REFUSED, triggers: 3, triggersFailed: 1 },
      triggers: [{ kind: 'valid', status: 404 }, { kind: 'valid', status: 307 }, { kind: 'valid' }],
    },
  ],
  [
    'the API refused every trigger',
    { totals: REFUSED, triggers: [{ kind: 'invalid', status: 422 }] },
  ],
  ['no trigger that the API accepted made a callback due', { totals: NOTHING }],
  ['no callback arrived', { mode: 'listen', totals: NOTHING }],
  ['no callback arrived', { mode: 'listen', totals: { deliveries: 2, deliveriesUnexpected: 2 } }],
])('A run that tested nothing is inconclusive: %s.', (because, change) => {
  const coverage = [{ state: 'not-exercised' }] as const
  expect(decide({ coverage, ...change })).toEqual({ verdict: 'inconclusive', because })
})

test('That the API did not answer is no failure while nothing was tested.', () => {
  const findings = [found('trigger-failed')]
  expect(decide({ findings, totals: DOWN }).verdict).toBe('inconclusive')
  expect(decide({ findings }).verdict).toBe('failed')
})

test('A failing finding counts more than that nothing was tested.', () => {
  const findings = [found('trigger-failed'), found('expression-unresolvable')]
  expect(decide({ findings, totals: DOWN })).toEqual({
    verdict: 'failed',
    because: '2 findings: API did not answer and expression cannot be read',
  })
})

test('An expectation that expired was tested.', () => {
  expect(decide({ totals: { ...NOTHING, expectationsExpired: 1 } }).verdict).toBe('passed')
})

test('An interrupted run says so, whatever it found.', () => {
  const findings = [found('delivery-missing')]
  expect(decide({ interrupted: true, findings, totals: DOWN })).toEqual({
    verdict: 'interrupted',
    because: 'the run was stopped before its end',
  })
})

test('A run in which a check crashed is never green.', () => {
  const findings = [found('check-crashed', 'error', 'practice')]
  expect(decide({ findings })).toEqual({
    verdict: 'inconclusive',
    because: 'a check of Ringback crashed, so not all was judged',
  })
  expect(decide({ findings, strict: true }).verdict).toBe('failed')
})

test('Reading a document needs no traffic to pass, and fails by errors, or by warnings when strict.', () => {
  const inspect = { mode: 'inspect', totals: DOWN, coverage: [{ state: 'not-exercised' }] } as const
  const warning = [found('expression-nonstandard', 'warning')]
  const error = [found('expression-unresolvable')]
  expect(decide(inspect)).toEqual({ verdict: 'passed', because: '1 callback read, no errors' })
  expect(decide({ ...inspect, findings: warning })).toEqual({
    verdict: 'passed',
    because: '1 callback read, no errors, 1 warning',
  })
  expect(decide({ ...inspect, findings: warning, strict: true }).verdict).toBe('failed')
  expect(decide({ ...inspect, findings: error }).verdict).toBe('failed')
})

test('Listening passes by what arrived and fits.', () => {
  expect(decide({ mode: 'listen', totals: { deliveries: 3, deliveriesUnexpected: 1 } })).toEqual({
    verdict: 'passed',
    because: '2 deliveries arrived and conform',
  })
})

test('Each verdict has its exit code.', () => {
  expect(
    ['passed', 'failed', 'inconclusive', 'interrupted'].map((verdict) =>
      exitCodeOf(verdict as 'passed'),
    ),
  ).toEqual([0, 1, 3, 130])
})

const SENT = { ...NOTHING, triggers: 0, triggersAccepted: 0 }

test.each(['send', 'trigger', 'mock'] as const)('%s passes when its deliveries did', (mode) => {
  expect(decide({ mode, totals: { ...SENT, deliveriesSent: 3, deliveriesAnswered: 3 } })).toEqual({
    verdict: 'passed',
    because: '3 deliveries of 1 callback answered as documented',
  })
})

test('A receiver that breaks the document fails the run.', () => {
  const totals = { ...SENT, deliveriesSent: 3, deliveriesAnswered: 3 }
  const findings = [found('receiver-server-error', 'error', 'rfc')]
  expect(decide({ mode: 'send', totals, findings })).toEqual({
    verdict: 'failed',
    because: '1 finding: receiver failed with 5xx',
  })
})

test('A receiver that is not there tests nothing.', () => {
  const totals = { ...SENT, deliveriesSent: 3, deliveriesAnswered: 0 }
  const findings = [found('receiver-failed')]
  expect(decide({ mode: 'send', totals, findings })).toEqual({
    verdict: 'inconclusive',
    because: 'the receiver did not answer',
  })
})

test('A receiver that answers now and then, and is gone otherwise, fails.', () => {
  const totals = { ...SENT, deliveriesSent: 3, deliveriesAnswered: 1 }
  expect(decide({ mode: 'send', totals, findings: [found('receiver-failed')] }).verdict).toBe(
    'failed',
  )
})

test('A receiver that keeps us waiting is there, and fails.', () => {
  const totals = { ...SENT, deliveriesSent: 1, deliveriesAnswered: 0 }
  const findings = [found('receiver-slow', 'error', 'config')]
  expect(decide({ mode: 'send', totals, findings }).verdict).toBe('failed')
})

test.each([
  ['send', [{ state: 'not-exercised', because: 'no body' }], 'no delivery could be sent: no body'],
  [
    'send',
    [
      { state: 'not-exercised', because: 'no body' },
      { state: 'not-exercised', because: 'no URL' },
    ],
    'no delivery could be sent',
  ],
  ['send', [], 'the document has no callbacks'],
  ['mock', [{ state: 'not-exercised', because: 'none' }], 'no callback was sent'],
] as const)('%s is inconclusive when nothing was sent %#', (mode, coverage, because) => {
  expect(decide({ mode, coverage, totals: SENT })).toEqual({ verdict: 'inconclusive', because })
})

test('A live session in which callbacks arrived has tested something.', () => {
  expect(decide({ mode: 'open', totals: { ...SENT, deliveries: 2 } }).verdict).toBe('passed')
  expect(decide({ mode: 'open', totals: SENT }).verdict).toBe('inconclusive')
})

test('what was asked for and did not happen is no success, but findings go before it', () => {
  const shortfall = '1 of 2 deliveries arrived'
  expect(decide({ mode: 'listen', shortfall })).toEqual({
    verdict: 'inconclusive',
    because: shortfall,
  })
  const findings = [{ code: 'delivery-body-schema', severity: 'error', basis: 'document' }] as const
  expect(decide({ mode: 'listen', shortfall, findings })).toMatchObject({ verdict: 'failed' })
  expect(decide({ mode: 'listen', shortfall, interrupted: true })).toMatchObject({
    verdict: 'interrupted',
  })
})
