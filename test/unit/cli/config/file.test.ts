import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadConfig } from '../../../../cli/config/file.js'
import { makeWorkFolder } from '../../../support/cli.js'

const FULL = {
  $schema: 'ringback/config.schema.json',
  document: 'openapi.yaml',
  api: 'http://127.0.0.1:8000',
  start: 'node server.js',
  only: ['createInvoice'],
  timeout: '1.5s',
  settle: '500ms',
  concurrency: 4,
  repeat: 2,
  strict: true,
  formats: 'off',
  headers: { 'x-tenant': 'acme', authorization: 'Token {{env.TOKEN}}' },
  credentials: { bearer: 'env:TOKEN', apiKey: 'env:KEY', basic: 'env:BASIC' },
  operations: {
    'POST /invoices/': {
      parameters: { 'path:tenant': 'acme', 'query:limit': 7, 'query:dry': false },
      members: { '/customer': 7 },
      body: '@invoice.json',
      headers: { 'x-a': 'b' },
      before: [{ name: 'log-in', run: './log-in.sh' }],
      after: [
        { request: { method: 'POST', path: '/pay/{{answer#/id}}', body: { a: 1 }, expect: '2xx' } },
        { name: 'ship', link: 'shipIt', expect: 202 },
      ],
      finally: [{ request: { method: 'DELETE', url: 'http://127.0.0.1:9/x', expect: 204 } }],
      callbacks: {
        paid: { expect: 'required', deliveries: 1, timeout: '2s', bind: 'query:callback_url' },
        log: { deliveries: { min: 1, max: 3 }, bind: 'body:/sink' },
        odd: { expect: 'none', bind: 'none' },
      },
    },
  },
}

test('every word of a configuration is read, from JSON and from YAML', async () => {
  await using folder = await makeWorkFolder()
  await folder.add('ringback.config.json', FULL)
  await folder.add('other.yaml', JSON.stringify(FULL))
  expect(await loadConfig(undefined, folder.path)).toEqual({
    file: 'ringback.config.json',
    config: FULL,
  })
  expect((await loadConfig('other.yaml', folder.path)).config).toEqual(FULL)
})

test('YAML keeps texts that look like something else', async () => {
  await using folder = await makeWorkFolder()
  const yaml = 'operations:\n  a:\n    parameters:\n      query:date: 2026-01-01\n'
  await folder.add('ringback.config.yaml', yaml)
  const { config } = await loadConfig(undefined, folder.path)
  expect(config.operations?.['a']?.parameters).toEqual({ 'query:date': '2026-01-01' })
})

test('a module gives its default export', async () => {
  await using folder = await makeWorkFolder()
  await folder.add('ringback.config.mjs', "export default { timeout: '3s' }")
  expect((await loadConfig(undefined, folder.path)).config).toEqual({ timeout: '3s' })
})

test('no configuration is an empty one', async () => {
  await using folder = await makeWorkFolder()
  expect(await loadConfig(undefined, folder.path)).toEqual({ file: 'ringback.config', config: {} })
})

test('of two configurations neither is taken', async () => {
  await using folder = await makeWorkFolder()
  await folder.add('ringback.config.json', '{}')
  await folder.add('ringback.config.yaml', '{}')
  await expect(loadConfig(undefined, folder.path)).rejects.toMatchObject({
    code: 'RINGBACK_ERR_USAGE',
    message:
      'expected one configuration in this folder, but there are ringback.config.json and ringback.config.yaml.',
  })
})

test('a file that is not there is told', async () => {
  await using folder = await makeWorkFolder()
  await expect(loadConfig('none.yaml', folder.path)).rejects.toMatchObject({
    message:
      '--config: expected a file that can be read at none.yaml, but reading it failed with ENOENT.',
  })
  await expect(loadConfig('none.js', folder.path)).rejects.toMatchObject({
    message: expect.stringMatching(/^none\.js: expected a module that can be imported/) as string,
  })
})

test.each([
  ['c.json', '{"timeout": }', /^c\.json: expected JSON that parses, but /],
  ['c.yaml', 'a: [', /^c\.yaml: expected YAML that parses, but unexpected end/],
  ['c.yaml', '', /^c\.yaml: expected object, but got null\.$/],
  ['c.json', '{"timout": "5s"}', /^c\.json: expected .*but got timout/],
  ['c.json', '{"timeout": 5}', /^c\.json: expected timeout: string, but got timeout: 5\.$/],
  ['c.json', '{"timeout": "5"}', /^c\.json: expected timeout: .*but got timeout: "5"\.$/],
  ['c.json', '{"formats": "loud"}', /^c\.json: expected formats: "error" \| "warning" \| "off"/],
  ['c.json', '{"operations": {"a": {"parameters": {"tenant": "x"}}}}', /operations\.a\.parameters/],
  ['c.json', '{"operations": {"a": {"after": [{"wait": "2s"}]}}}', /operations\.a\.after\[0\]/],
  [
    'c.json',
    '{"operations": {"a": {"after": [{"request": {"path": "/x"}}]}}}',
    /expected operations\.a\.after\[0\]\.request\.method: string \(required\)/,
  ],
  ['c.json', '{"operations": {"a": {"after": [{"name": "x"}]}}}', /operations\.a\.after\[0\]/],
  [
    'c.json',
    '{"operations": {"a": {"after": [{"link": "x", "run": "y"}]}}}',
    /operations\.a\.after\[0\]/,
  ],
  [
    'c.json',
    '{"operations": {"a": {"after": [{"run": "y", "expect": 200}]}}}',
    /operations\.a\.after\[0\]/,
  ],
  [
    'c.json',
    '{"credentials": {"bearer": "hush-1"}}',
    /^c\.json, credentials\.bearer: expected env:NAME/,
  ],
  [
    'c.json',
    '{"headers": {"X-Api-Key": "hush-1"}}',
    /^c\.json, headers\.X-Api-Key: expected a secret/,
  ],
  [
    'c.json',
    '{"operations": {"a": {"headers": {"Authorization": "hush-1"}}}}',
    /^c\.json, operations\.a\.headers\.Authorization: expected a secret/,
  ],
])('%s with %s is refused by its place', async (name, text, message) => {
  await using folder = await makeWorkFolder()
  await folder.add(name, text)
  const error: unknown = await loadConfig(join(folder.path, name)).catch(
    (thrown: unknown) => thrown,
  )
  const shown = (error as Error).message.replace(`${folder.path}/`, '')
  expect(shown).toMatch(message)
  expect(shown).not.toContain('hush-1')
})
