import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { alterBody } from '../defects/invoice/callback.js'
import { makeDocument } from '../defects/invoice/document.js'
import { makeWorkFolder, runCli } from '../support/cli.js'
import { startDefectApi } from '../support/defect-api.js'

const QUICK = ['--settle', '20ms', '--timeout', '5s', '--repeat', '1']

const SCHEMES = {
  bearer: { type: 'http', scheme: 'bearer' },
  basic: { type: 'http', scheme: 'basic' },
  key: { type: 'apiKey', in: 'query', name: 'k' },
}

/** How each secret is given, and under which scheme the document asks for it. */
const GIVEN: readonly (readonly [
  args: readonly string[],
  secret: string,
  scheme: keyof typeof SCHEMES | 'none',
  env: Readonly<Record<string, string>>,
])[] = [
  [['--bearer', 'canary-bearer'], 'canary-bearer', 'bearer', {}],
  [['--bearer'], 'canary-variable', 'bearer', { RINGBACK_BEARER: 'canary-variable' }],
  [['--bearer', 'env:TOKEN'], 'canary-named', 'bearer', { TOKEN: 'canary-named' }],
  [['--basic', 'ada:canary pass/1'], 'canary pass/1', 'basic', {}],
  [['--api-key', 'canary key&1'], 'canary key&1', 'key', {}],
  [['--header', 'Authorization: Token canary-header'], 'canary-header', 'none', {}],
  [['--header', 'X-Api-Key: canary-key'], 'canary-key', 'none', {}],
  [['--header', 'Cookie: session=canary-cookie'], 'canary-cookie', 'none', {}],
  [['--set', 'query:access_token=canary set'], 'canary set', 'none', {}],
]

test.each(GIVEN)('what %j gives is sent, and shown nowhere', async (args, secret, scheme, env) => {
  const forms = listForms(secret)
  await using folder = await makeWorkFolder()
  // Sends back whatever it knows.
  const fault = alterBody({ description: 7, paid: false, echo: forms })
  await using api = await startDefectApi(fault)
  const document = makeDocument()
  const file = await folder.add('openapi.json', {
    ...document,
    security: scheme === 'none' ? [] : [{ [scheme]: [] }],
    components: { ...asObject(document['components']), securitySchemes: SCHEMES },
  })
  const verify = (...more: string[]) => {
    const all = ['verify', file, '--api', api.url, ...QUICK, '--verbose', ...more, ...args]
    return runCli(all, { cwd: folder.path, env })
  }
  const text = await verify('--journal', 'run.ndjson')
  const json = await verify('--format', 'json', '--output', 'out.json')
  const report = await readFile(join(folder.path, 'out.json'), 'utf8')
  const journal = await readFile(join(folder.path, 'run.ndjson'), 'utf8')

  const sent = api.requests.map(({ target, headers }) => JSON.stringify([target, headers])).join()
  expect(forms.some((form) => sent.includes(form))).toBe(true)
  expect(text.stdout).toContain('delivery-body-schema')
  expect(report).toContain('"delivery-body-schema"')
  expect(journal).toContain('"delivery:received"')
  const outputs = [text.stdout, text.stderr, json.stdout, json.stderr, report, journal].join('\n')
  expect(forms.filter((form) => outputs.includes(form))).toEqual([])
})

test.each([
  [['--header', 'Authorization Bearer canary']],
  [['--header', 'X-Token: canary\n']],
  [['--bearer', 'canary\r\nX: y']],
  [['--basic', 'canary']],
  [['--set', 'token=canary']],
  [['--body', '{"password": canary}']],
  [['--baerer=canary']],
  [['--api', 'http://ada:canary@h']],
])('an error about %j does not show it', async (args) => {
  const { exitCode, stdout, stderr } = await runCli(['verify', 'openapi.json', ...args])
  expect(exitCode).toBe(2)
  expect(stdout + stderr).not.toContain('canary')
})

/** A secret as it may be written in headers, URLs, bodies and credentials. */
function listForms(secret: string): readonly string[] {
  const encode = (text: string) => Buffer.from(text).toString('base64').replace(/=+$/, '')
  return [
    ...[
      secret,
      encodeURIComponent(secret),
      new URLSearchParams({ '': secret }).toString().slice(1),
    ],
    ...[encode(secret), encode(`ada:${secret}`)],
  ]
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}
