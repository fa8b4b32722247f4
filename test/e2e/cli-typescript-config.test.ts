import { join } from 'node:path'
import { version } from 'node:process'
import { expect, test } from 'vitest'
import { makeWorkFolder, runCli, type WorkFolder } from '../support/cli.js'
import { invoiceDocument } from '../support/invoice-document.js'
import { readsTypeScript, requireNewerNode } from '../support/newer-node.js'
import { startProcess } from '../support/process.js'
import { ROOT } from '../support/source-files.js'

const CONFIG = `
type Place = \`query:\${string}\`
const place: Place = 'query:callback_url'
export default {
  document: 'openapi.json',
  operations: { create_invoice: { callbacks: { invoice_notification: { bind: place } } } },
}
`

/** A document whose callback is drivable only with what the configuration says. */
async function fill(folder: WorkFolder, config = CONFIG): Promise<void> {
  await folder.add('openapi.json', invoiceDocument({ key: 'invoicePaid' }))
  await folder.add('ringback.config.ts', config)
}

async function inspectWith(node: string, cwd: string) {
  const main = join(ROOT, 'dist', 'cli', 'main.js')
  await using child = startProcess(node, [main, 'inspect', '--format', 'json'], { cwd })
  const { code } = await child.exit
  return { code, stdout: child.stdout(), stderr: child.stderr() }
}

test('a configuration in TypeScript is read by a Node that reads TypeScript', async (context) => {
  const node = requireNewerNode(context)
  await using folder = await makeWorkFolder()
  await fill(folder)
  const { code, stdout } = await inspectWith(node, folder.path)
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    operations: [{ callbacks: [{ url: { drivable: true } }] }],
  })
})

test('a configuration in TypeScript that throws is told with its message', async (context) => {
  const node = requireNewerNode(context)
  await using folder = await makeWorkFolder()
  await fill(folder, `throw new Error('no tenant' as string)`)
  const { code, stderr } = await inspectWith(node, folder.path)
  expect(code).toBe(2)
  expect(stderr).toContain(
    'ringback.config.ts: expected a module that can be imported, but importing it failed: no tenant.',
  )
})

test('an older Node says what to do', async ({ skip }) => {
  if (readsTypeScript(version)) skip(`Node ${version} reads TypeScript`)
  await using folder = await makeWorkFolder()
  await fill(folder)
  const { exitCode, stderr } = await runCli(['inspect'], { cwd: folder.path })
  expect(exitCode).toBe(2)
  expect(stderr).toContain(
    `ringback.config.ts: expected a Node that reads TypeScript (22.18 or later), but this is Node ${version.slice(1)}.`,
  )
  expect(stderr).toContain('Write ringback.config.js, .json or .yaml, or use a newer Node.')
})
