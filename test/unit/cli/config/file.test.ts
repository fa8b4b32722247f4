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

test.each(['c.json', 'c.yaml'])(
  'a byte order mark at the start of %s is passed over',
  async (name) => {
    await using folder = await makeWorkFolder()
    await folder.add(name, '\uFEFF{"timeout": "3s"}')
    expect((await loadConfig(name, folder.path)).config).toEqual({ timeout: '3s' })
  },
)

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

test.each(['json', 'yaml', 'yml', 'js', 'mjs'])('ringback.config.%s is found', async (end) => {
  await using folder = await makeWorkFolder()
  const isModule = end.endsWith('js')
  await folder.add(`ringback.config.${end}`, isModule ? 'export default {}' : '{}')
  // What a folder of a package says of its modules.
  await folder.add('package.json', { type: 'module' })
  expect(await loadConfig(undefined, folder.path)).toEqual({
    file: `ringback.config.${end}`,
    config: {},
  })
})

test.each(['ringback.config.toml', 'ringback.json', '.ringback.config.json', 'ringback.config'])(
  '%s is no configuration',
  async (name) => {
    await using folder = await makeWorkFolder()
    await folder.add(name, '{"timeout": "1s"}')
    expect((await loadConfig(undefined, folder.path)).config).toEqual({})
  },
)

test('a file that is named goes before the one in the folder', async () => {
  await using folder = await makeWorkFolder()
  await folder.add('ringback.config.json', '{"timeout": "1s"}')
  await folder.add('other.json', '{"timeout": "2s"}')
  expect(await loadConfig('other.json', folder.path)).toEqual({
    file: 'other.json',
    config: { timeout: '2s' },
  })
})

test('of three configurations the first two are told, and what to do', async () => {
  await using folder = await makeWorkFolder()
  for (const end of ['mjs', 'yml', 'yaml']) await folder.add(`ringback.config.${end}`, '{}')
  await expect(loadConfig(undefined, folder.path)).rejects.toMatchObject({
    message:
      'expected one configuration in this folder, but there are ringback.config.yaml and ringback.config.yml.',
    hint: 'Remove one of them, or name the one to use: --config FILE.',
  })
})

test.each([
  ['throw.mjs', "throw new Error('no luck')", 'importing it failed: no luck.'],
  ['text.mjs', "throw 'no luck'", 'importing it failed: no luck.'],
])('a module that fails is told with its reason: %s', async (name, text, end) => {
  await using folder = await makeWorkFolder()
  await folder.add(name, text)
  await expect(loadConfig(name, folder.path)).rejects.toMatchObject({
    code: 'RINGBACK_ERR_USAGE',
    message: `${name}: expected a module that can be imported, but ${end}`,
  })
})

test.each([
  ['none.mjs', 'export const timeout = "1s"', 'none.mjs: expected object, but got null.'],
  ['wrong.mjs', 'export default "1s"', 'wrong.mjs: expected object, but got "1s".'],
])('a module without a configuration is refused: %s', async (name, text, message) => {
  await using folder = await makeWorkFolder()
  await folder.add(name, text)
  await expect(loadConfig(name, folder.path)).rejects.toThrow(message)
})

test('a folder in the place of the file is told', async () => {
  await using folder = await makeWorkFolder()
  await expect(loadConfig('.', folder.path)).rejects.toThrow(
    '--config: expected a file that can be read at ., but reading it failed with EISDIR.',
  )
})

test.each([
  ['a file without an ending', 'conf', 'timeout: 2s\n'],
  ['Windows line ends', 'c.yaml', '# x\r\ntimeout: 2s\r\n'],
  ['a byte order mark', 'c.yaml', '\ufefftimeout: 2s\n'],
])('YAML may have %s', async (_, name, text) => {
  await using folder = await makeWorkFolder()
  await folder.add(name, text)
  expect((await loadConfig(name, folder.path)).config).toEqual({ timeout: '2s' })
})

test.each([
  ['a member that comes twice', 'timeout: 1s\ntimeout: 2s\n', /duplicated mapping key/],
  ['a tag that runs code', 'timeout: !!js/function "f"\n', /unknown tag|expected timeout/],
  ['two documents', 'timeout: 1s\n---\ntimeout: 2s\n', /single document/],
])('YAML with %s is refused', async (_, text, message) => {
  await using folder = await makeWorkFolder()
  await folder.add('c.yaml', text)
  await expect(loadConfig('c.yaml', folder.path)).rejects.toThrow(message)
})
