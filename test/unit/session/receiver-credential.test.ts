import { expect, test } from 'vitest'
import type { CallbackOperation } from '../../../src/contract/model.js'
import type { Credentials } from '../../../src/sample/model.js'
import { listCredentialTrials } from '../../../src/session/receiver-credential.js'
import type { PlainSource, ReceiverTarget } from '../../../src/session/receiver-plain.js'
import type { HeaderPair } from '../../../src/transport/model.js'
import { makeContract } from '../../support/check.js'
import { makeCallback } from '../../support/contract.js'

const SCHEME = { kind: 'bearer' } as unknown as CallbackOperation['security'][number][number]
const GIVEN: Credentials = { bearer: 'right' }

interface Setting {
  readonly security?: CallbackOperation['security']
  readonly credentials?: Credentials
  /** What a delivery with these credentials holds. */
  readonly place?: (credentials: Credentials) => { headers?: HeaderPair[]; query?: string }
  readonly refuses?: (credentials: Credentials) => boolean
}

async function list({
  security = [[SCHEME]],
  credentials = GIVEN,
  place = ({ bearer }) => (bearer === undefined ? {} : { headers: [['authorization', bearer]] }),
  refuses = () => false,
}: Setting = {}) {
  const asked: (Credentials | undefined)[] = []
  const next: PlainSource = (given) => {
    asked.push(given)
    const used = given ?? credentials
    if (refuses(used)) return Promise.resolve({ ok: false, because: 'no sample' })
    const { headers = [], query = '' } = place(used)
    const url = `http://127.0.0.1:3000/${query}`
    const request = { method: 'POST', url, headers, body: new Uint8Array() }
    return Promise.resolve({ ok: true, request, secretHeaders: [] } as unknown as Awaited<
      ReturnType<PlainSource>
    >)
  }
  const target: ReceiverTarget = {
    contract: makeContract(),
    callback: makeCallback({ security }),
    to: 'http://127.0.0.1:3000/',
    isWebhook: false,
    seed: 1,
    values: { parameters: new Map(), members: new Map(), headers: [] },
    credentials,
  }
  const trials = await listCredentialTrials(target, next)
  return { asked, trials, labels: trials.map((trial) => trial.case.label) }
}

const BOTH = ['no credentials', 'wrong credentials']

test('a delivery goes out without credentials, and one with wrong ones', async () => {
  const { trials } = await list()
  expect(trials.map((trial) => [trial.case, trial.delivery.request.headers])).toEqual([
    [{ kind: 'credentials', label: 'no credentials', expects: 'refusal' }, []],
    [
      { kind: 'credentials', label: 'wrong credentials', expects: 'refusal' },
      [['authorization', 'ringback-wrong-credentials']],
    ],
  ])
})

test.each<[string, CallbackOperation['security']]>([
  ['no requirement', []],
  ['an empty alternative', [[SCHEME], []]],
  ['nothing but an empty alternative', [[]]],
])('with %s nothing has to be refused, and nothing is made', async (_label, security) => {
  const { asked, labels } = await list({ security })
  expect([asked, labels]).toEqual([[], []])
})

test.each<[string, Credentials, Credentials]>([
  ['a bearer token', { bearer: 'b' }, { bearer: 'ringback-wrong-credentials' }],
  ['an API key', { apiKey: 'k' }, { apiKey: 'ringback-wrong-credentials' }],
  ['a user', { basic: 'user:pass' }, { basic: 'user:ringback-wrong-credentials' }],
  ['a password with colons', { basic: 'user:a:b' }, { basic: 'user:ringback-wrong-credentials' }],
  ['no password', { basic: 'user' }, { basic: 'user:ringback-wrong-credentials' }],
  [
    'all of them',
    { bearer: 'b', apiKey: 'k', basic: 'u:p' },
    {
      bearer: 'ringback-wrong-credentials',
      apiKey: 'ringback-wrong-credentials',
      basic: 'u:ringback-wrong-credentials',
    },
  ],
  ['nothing', {}, {}],
])('wrong credentials are of the form of those given: %s', async (_label, credentials, wrong) => {
  expect((await list({ credentials })).asked).toEqual([undefined, {}, wrong])
})

test.each<[string, Setting['place'], readonly string[]]>([
  ['a header', undefined, BOTH],
  ['the query', ({ bearer }) => (bearer === undefined ? {} : { query: '?key=right' }), BOTH],
  ['a header of the user', () => ({ headers: [['authorization', 'always']] }), []],
  ['no place at all', () => ({}), []],
  [
    'a header that is there anyway',
    ({ bearer = 'x' }) => ({ headers: [['cookie', `a=1; key=${bearer}`]] }),
    BOTH,
  ],
])(
  'credentials that stand in %s are tried where leaving them out shows',
  async (_label, place, labels) => {
    const setting = place === undefined ? {} : { place }
    expect((await list(setting)).labels).toEqual(labels)
  },
)

test.each<[string, (credentials: Credentials) => boolean]>([
  ['right ones', ({ bearer }) => bearer === 'right'],
  ['none', ({ bearer }) => bearer === undefined],
  ['wrong ones', ({ bearer }) => bearer === 'ringback-wrong-credentials'],
])('where no delivery with %s can be made nothing is tried', async (_label, refuses) => {
  expect((await list({ refuses })).labels).toEqual([])
})
