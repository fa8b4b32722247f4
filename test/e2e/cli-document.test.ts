import { tmpdir } from 'node:os'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { makeDocument } from '../defects/invoice/document.js'
import { makeWorkFolder, runCli } from '../support/cli.js'

const HEAD = 'openapi: 3.1.0\ninfo: { title: Bad, version: "1" }\n'
const DEEP = '['.repeat(100_000) + ']'.repeat(100_000)

test('a document without faults is shown and passes', async () => {
  await using folder = await makeWorkFolder()
  await folder.add('openapi.json', makeDocument())
  const { exitCode, stdout, stderr } = await runCli(['inspect', 'openapi.json'], {
    cwd: folder.path,
  })
  expect(stderr).toBe('')
  expect(exitCode).toBe(0)
  expect(stdout).toMatch(/^document {2}Invoice API \(openapi\.json, OpenAPI 3\.1\.0\)\n/)
  expect(stdout).toContain('POST {$request.query.callback_url}/invoices/{$request.body#/id}\n')
  expect(stdout).toContain('URL goes  into the query parameter callback_url (optional)\n')
  expect(stdout).toMatch(/no findings\n$/)
})

test('the inspection as JSON is JSON and nothing else', async () => {
  await using folder = await makeWorkFolder()
  const file = await folder.add('openapi.json', makeDocument())
  const { exitCode, stdout } = await runCli(['inspect', file, '--format', 'json'])
  expect(exitCode).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    schemaVersion: 1,
    document: { source: file, openapi: '3.1.0', title: 'Invoice API' },
    totals: { operations: 1, triggers: 1, callbacks: 1, drivable: 1, webhooks: 0 },
    findings: [],
  })
})

test('- reads standard input', async () => {
  const { exitCode, stdout } = await runCli(['inspect', '-', '--format', 'json'], {
    input: JSON.stringify(makeDocument()),
  })
  expect(exitCode).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ totals: { callbacks: 1 } })
})

test.each([
  ['none.json', undefined, 'UNREADABLE', /^none\.json: .* there is no such file\.$/],
  ['.', undefined, 'UNREADABLE', /it is a folder\.$/],
  ['empty.json', '', 'SYNTAX', /it is empty\.$/],
  ['broken.json', '{"openapi": "3.1.0",', 'SYNTAX', /^broken\.json:1:/],
  ['tabs.yaml', 'openapi: 3.1.0\n\tinfo: x\n', 'SYNTAX', /^tabs\.yaml:2:1: expected spaces/],
  ['text.txt', 'hello', 'VERSION', /found a single string\.$/],
  ['swagger.json', '{"swagger": "2.0"}', 'VERSION', /swagger: "2\.0"/],
  ['deep.json', DEEP, 'LIMIT', /nested deeper than 256 levels\.$/],
  ['deep.yaml', `${HEAD}x: ${DEEP}\n`, 'LIMIT', /nested deeper than 256 levels\.$/],
  ['bomb.yaml', makeBomb(), 'LIMIT', /with aliases expanded\.$/],
] as const)(
  '%s cannot be read: one error, no stack, exit code 2',
  async (name, text, code, message) => {
    await using folder = await makeWorkFolder()
    if (text !== undefined) await folder.add(name, text)
    const { exitCode, stdout, stderr } = await runCli(['inspect', name], { cwd: folder.path })
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
    const [first = '', ...rest] = stderr.trimEnd().split('\n')
    const prefix = `error RINGBACK_ERR_DOCUMENT_${code}: `
    expect(first.slice(0, prefix.length)).toBe(prefix)
    expect(first.slice(prefix.length)).toMatch(message)
    // The hint.
    expect(rest).toHaveLength(1)
    expect(rest[0]).toMatch(/^ {2}\S/)
  },
)

test.each([
  ['#/components/nothing', 'document-reference-dangling', '"#/components/nothing" leads nowhere'],
  ['none.json#/a', 'document-reference-dangling', 'there is no such file'],
  ['/etc/passwd', 'document-reference-refused', '"/etc/passwd" was not read'],
  ['../../../../etc/passwd', 'document-reference-refused', 'it is outside of'],
  ['http://127.0.0.1:9/x', 'document-reference-refused', 'it is at 127.0.0.1:9'],
])('a $ref to %s is a finding', async (reference, code, message) => {
  await using folder = await makeWorkFolder()
  const paths = { '/a': { post: { responses: {}, requestBody: { $ref: reference } } } }
  await folder.add('openapi.json', { ...makeDocument(), paths })
  const { exitCode, stdout } = await runCli(['inspect', 'openapi.json'], { cwd: folder.path })
  expect(exitCode).toBe(1)
  expect(stdout).toContain(`✗ ${code}\n`)
  expect(stdout.replace(/\s+/g, ' ')).toContain(message)
  expect(stdout).not.toContain('root:')
})

test('a fenced folder can be opened', async () => {
  await using folder = await makeWorkFolder()
  await using inner = await makeWorkFolder()
  const shared = await folder.add('shared.json', { description: 'Shared' })
  const paths = { '/a': { post: { responses: { 200: { $ref: pathToFileURL(shared).href } } } } }
  const file = await inner.add('openapi.json', { ...makeDocument(), paths })
  expect((await runCli(['inspect', file])).exitCode).toBe(1)
  const { exitCode, stdout } = await runCli(['inspect', file, '--ref-root', tmpdir()])
  expect(stdout).toContain('no findings')
  expect(exitCode).toBe(0)
})

test('warnings fail an inspection only when it is strict', async () => {
  await using folder = await makeWorkFolder()
  const file = await folder.add('openapi.json', makeDocument({ callbackMediaType: null }))
  const lenient = await runCli(['inspect', file])
  expect(lenient.stdout).toContain('! callback-body-undocumented\n')
  expect(lenient.exitCode).toBe(0)
  expect((await runCli(['inspect', file, '--strict'])).exitCode).toBe(1)
})

/** Ten aliases of ten aliases, ten times over. */
function makeBomb(): string {
  const levels = Array.from({ length: 9 }, (_, level) => {
    return `b${level + 1}: &b${level + 1} [${Array(10).fill(`*b${level}`).join(', ')}]\n`
  })
  return `${HEAD}b0: &b0 [${Array(10).fill('x').join(', ')}]\n${levels.join('')}`
}
