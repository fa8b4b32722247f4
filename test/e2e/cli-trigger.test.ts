import { chmod, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { makeWorkFolder, runCli } from '../support/cli.js'
import { findFreePort } from '../support/free-port.js'
import { type InvoiceDocumentOptions, invoiceDocument } from '../support/invoice-document.js'
import { answerJson, startPlainReceiver } from '../support/plain-receiver.js'

const NAME = 'invoice_notification'
const THANKS = answerJson(200, { ok: true })

/** A folder with the invoice document. */
async function makeProject(options: InvoiceDocumentOptions = {}) {
  const folder = await makeWorkFolder()
  return Object.assign(folder, {
    document: await folder.add('openapi.json', invoiceDocument(options)),
  })
}

test('one callback is sent, and request and answer are shown', async () => {
  await using project = await makeProject()
  await using receiver = await startPlainReceiver(THANKS)
  const { exitCode, stdout, stderr } = await runCli([
    ...['trigger', project.document, NAME, '--to', receiver.url],
    ...['--set', 'body:/paid=false', '--set', '{$request.body#/id}=inv-7'],
  ])
  expect(stderr).toBe('')
  expect(exitCode).toBe(0)
  expect(receiver.requests).toMatchObject([
    { method: 'POST', url: '/invoices/inv-7', body: '{"description":"description","paid":false}' },
  ])
  expect(stdout).toContain(
    `→ POST ${receiver.url}/invoices/inv-7\n  content-type: application/json\n`,
  )
  expect(stdout).toContain('\n    "paid": false\n')
  expect(stdout).toMatch(/\n200 in .*\n {2}content-type: application\/json\n/)
  expect(stdout).toContain('\n  {"ok":true}\n')
  expect(stdout).toContain('PASSED  1 delivery of 1 callback answered as documented\n')
})

test('an answer that breaks the document fails, with command lines that repeat it', async () => {
  await using project = await makeProject()
  await using receiver = await startPlainReceiver(answerJson(200, { ok: 'yes' }))
  const { exitCode, stdout } = await runCli([
    'trigger',
    project.document,
    NAME,
    '--to',
    receiver.url,
  ])
  expect(exitCode).toBe(1)
  expect(stdout).toContain('receiver-body-schema')
  expect(stdout).toContain('arrived   ok: "yes"   at body /ok, line 1, column 7')
  expect(stdout).toContain(
    `ringback trigger ${project.document} 'create_invoice > ${NAME}' --to ${receiver.url} --seed 1\n`,
  )
  expect(stdout).toMatch(/\n +curl -X POST .*\/invoices\/id\n/)
})

test('the report as JSON is the whole standard output', async () => {
  await using project = await makeProject()
  await using receiver = await startPlainReceiver(answerJson(500))
  const { exitCode, stdout } = await runCli([
    ...['trigger', project.document, NAME, '--to', receiver.url, '--format', 'json'],
  ])
  expect(exitCode).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    mode: 'trigger',
    verdict: 'failed',
    to: receiver.url,
    sent: [{ delivery: 'dlv-1', status: 500 }],
    findings: [{ code: 'receiver-server-error', delivery: 'dlv-1' }],
  })
})

test('nobody at the URL is inconclusive', async () => {
  await using project = await makeProject()
  const to = `http://127.0.0.1:${await findFreePort()}`
  const { exitCode, stdout } = await runCli(['trigger', project.document, NAME, '--to', to])
  expect(exitCode).toBe(3)
  expect(stdout).toContain('INCONCLUSIVE  the receiver did not answer\n')
})

test('a receiver that keeps silent has the time of --timeout', async () => {
  await using project = await makeProject()
  await using receiver = await startPlainReceiver(() => undefined)
  const { exitCode, stdout } = await runCli([
    ...['trigger', project.document, NAME, '--to', receiver.url, '--timeout', '50ms'],
  ])
  expect(exitCode).toBe(1)
  expect(stdout).toContain('an answer within 50 ms (--timeout)')
})

test('the name alone is enough where the configuration names the document', async () => {
  await using project = await makeProject()
  await project.add('ringback.config.json', { document: 'openapi.json' })
  await using receiver = await startPlainReceiver(THANKS)
  const { exitCode } = await runCli(['trigger', NAME, '--to', receiver.url], { cwd: project.path })
  expect(exitCode).toBe(0)
  expect(receiver.requests).toHaveLength(1)
})

test('a webhook is sent to the URL itself', async () => {
  const operation = { responses: { 200: { description: 'taken' } } }
  await using project = await makeProject({ root: { webhooks: { shipped: { post: operation } } } })
  await using receiver = await startPlainReceiver(answerJson(200))
  const { exitCode } = await runCli([
    ...['trigger', project.document, 'shipped', '--to', `${receiver.url}/hooks`],
  ])
  expect(exitCode).toBe(0)
  expect(receiver.requests).toMatchObject([{ url: '/hooks' }])
})

test('--edit opens the body, and what it becomes is sent', async () => {
  await using project = await makeProject()
  await using receiver = await startPlainReceiver(THANKS)
  const editor = await project.add('edit.sh', `#!/bin/sh\nsed -i 's/true/false/' "$1"\n`)
  await chmod(editor, 0o700)
  const { exitCode } = await runCli(
    ['trigger', project.document, NAME, '--to', receiver.url, '--edit'],
    { env: { VISUAL: undefined, EDITOR: editor } },
  )
  expect(exitCode).toBe(0)
  expect(JSON.parse(receiver.requests[0]?.body ?? '')).toEqual({
    description: 'description',
    paid: false,
  })
})

test('an editor that fails sends nothing', async () => {
  await using project = await makeProject()
  await using receiver = await startPlainReceiver(THANKS)
  const { exitCode, stderr } = await runCli(
    ['trigger', project.document, NAME, '--to', receiver.url, '--edit'],
    { env: { VISUAL: 'false' } },
  )
  expect(exitCode).toBe(2)
  expect(stderr).toContain('--edit: expected "false" to end well, but it ended with exit code 1.')
  expect(receiver.requests).toEqual([])
})

test('a secret is sent, and shown nowhere', async () => {
  await using project = await makeProject()
  await using receiver = await startPlainReceiver((response, { headers }) =>
    answerJson(200, { ok: headers.authorization })(response),
  )
  const journal = `${project.path}/journal.ndjson`
  const { stdout, stderr } = await runCli([
    ...['trigger', project.document, NAME, '--to', receiver.url, '--journal', journal],
    ...['--header', 'Authorization: Bearer canary-1', '--set', 'body:/description=canary-1'],
  ])
  expect(receiver.requests[0]?.headers.authorization).toBe('Bearer canary-1')
  const kept = await readFile(journal, 'utf8')
  expect(kept).toContain('delivery:sent')
  expect(stdout + stderr + kept).not.toContain('canary-1')
})

test('what a receiver answers cannot steer the terminal', async () => {
  await using project = await makeProject()
  await using receiver = await startPlainReceiver((response) =>
    response.writeHead(200, { 'content-type': 'text/plain' }).end('\u001b]0;gotcha\u0007'),
  )
  const { stdout } = await runCli(['trigger', project.document, NAME, '--to', receiver.url])
  expect(stdout).toContain('\\x1b]0;gotcha\\x07')
  expect(stdout).not.toContain('\u001b')
})

test('the result can go to a file, the verdict stays', async () => {
  await using project = await makeProject()
  await using receiver = await startPlainReceiver(THANKS)
  const output = `${project.path}/out.txt`
  const { stdout, stderr } = await runCli([
    ...['trigger', project.document, NAME, '--to', receiver.url, '--output', output],
  ])
  expect(stdout).toBe('')
  expect(stderr).toContain('PASSED')
  expect(await readFile(output, 'utf8')).toContain('PASSED')
})

test.each<[readonly string[], string]>([
  [['nope', '--to', 'http://h'], 'The document has no callback or webhook named "nope".'],
  [[NAME, '--to', 'h'], '--to: expected a URL such as http://127.0.0.1:8000, but got "h".'],
  [[NAME], "required option '--to <url>' not specified."],
  [['--to', 'http://h'], "missing required argument 'name'."],
  [[NAME, '--to', 'http://h', '--set', '{$request.body#/x}=1'], '--set: the URL of'],
])('what has no meaning is refused %#', async (args, message) => {
  await using project = await makeProject()
  const { exitCode, stderr } = await runCli(['trigger', project.document, ...args])
  expect(stderr).toContain(`error RINGBACK_ERR_USAGE: ${message}`)
  expect(exitCode).toBe(2)
})

test('a name without a document says which is missing', async () => {
  await using folder = await makeWorkFolder()
  const { exitCode, stderr } = await runCli(['trigger', NAME, '--to', 'http://h'], {
    cwd: folder.path,
  })
  expect(exitCode).toBe(2)
  expect(stderr).toContain("missing required argument 'document'.")
  expect(stderr).toContain('ringback trigger openapi.json invoicePaid --to URL')
})

test.each([
  ['trigger', [NAME]],
  ['send', ['--only', NAME]],
])(
  'a token in the URL of --to reaches the receiver of %s, and is shown nowhere',
  async (command, more) => {
    await using project = await makeProject({ key: '{$request.query.callback_url}' })
    await using receiver = await startPlainReceiver(answerJson(200, { ok: 'yes' }))
    const to = `${receiver.url}/hook?tenant=acme&token=canary%2Ftoken`
    const args = [command, project.document, ...more, '--to', to]
    const text = await runCli([...args, '--journal', 'run.ndjson'], { cwd: project.path })
    const json = await runCli([...args, '--format', 'json'], { cwd: project.path })
    const journal = await readFile(`${project.path}/run.ndjson`, 'utf8')
    expect(receiver.requests[0]?.url).toBe('/hook?tenant=acme&token=canary%2Ftoken')
    expect([text.exitCode, json.exitCode]).toEqual([1, 1])
    for (const told of [text.stdout, text.stderr, json.stdout, json.stderr, journal]) {
      expect(told).not.toContain('canary')
    }
    expect(text.stdout).toContain('/hook?tenant=acme&token=[redacted]')
  },
)
