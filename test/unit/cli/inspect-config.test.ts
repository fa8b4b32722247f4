import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { runProgram } from '../../../cli/program.js'
import { makeWorkFolder, type WorkFolder } from '../../support/cli.js'
import { invoiceDocument } from '../../support/invoice-document.js'

async function inspect(...args: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const shell = { stdout, stderr, env: {}, platform: 'linux' as const }
  const exitCode = await runProgram(['inspect', '--format', 'json', ...args], shell)
  const inspection = JSON.parse(String(stdout.read())) as {
    readonly operations: readonly { readonly callbacks: readonly { readonly url: unknown }[] }[]
  }
  return { exitCode, url: inspection.operations[0]?.callbacks[0]?.url }
}

/** A document whose callback only the configuration makes drivable. */
async function fill(folder: WorkFolder) {
  const document = await folder.add('openapi.json', invoiceDocument({ key: 'invoicePaid' }))
  const config = await folder.add('other.config.json', {
    document: 'openapi.json',
    operations: {
      create_invoice: { callbacks: { invoice_notification: { bind: 'query:callback_url' } } },
    },
  })
  return { document, config }
}

test('a callback that the configuration binds is drivable', async () => {
  await using folder = await makeWorkFolder()
  const { document, config } = await fill(folder)
  expect(await inspect(document)).toMatchObject({ url: { drivable: false } })
  expect(await inspect(document, '--config', config)).toMatchObject({
    exitCode: 0,
    url: { drivable: true },
  })
})

test('the configuration names the document', async () => {
  await using folder = await makeWorkFolder()
  const { config } = await fill(folder)
  expect(await inspect('--config', config)).toMatchObject({ url: { drivable: true } })
})

test('--bind wins over the configuration', async () => {
  await using folder = await makeWorkFolder()
  const { config } = await fill(folder)
  const { url } = await inspect('--config', config, '--bind', 'invoice_notification=none')
  expect(url).toMatchObject({ drivable: false })
})
