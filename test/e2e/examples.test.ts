import { expect, test } from 'vitest'
import { startProcess } from '../support/process.js'

/** A finished run of an example: exit code and everything that it printed. */
async function run(...args: string[]): Promise<{ code: number | null; output: string }> {
  await using example = startProcess(process.execPath, ['--import', 'tsx', ...args])
  const { code } = await example.exit
  return { code, output: example.stdout() + example.stderr() }
}

test('the demo verifies the example API and passes', async () => {
  const { code, output } = await run('examples/invoice-api/demo.ts')
  expect(output).toMatch(/^PASSED {2}1 callback of 1 delivered and conforming$/m)
  expect(code).toBe(0)
})

test('the demo with faults shows one finding for each of the three, and fails', async () => {
  const { code, output } = await run('examples/invoice-api/demo.ts', '--break')
  const codes = [...output.matchAll(/^✗ (delivery-[a-z-]+)/gm)].map((found) => found[1])
  expect(codes.sort()).toEqual(['delivery-after-rejection', 'delivery-body-schema', 'delivery-url'])
  expect(output).toMatch(/^FAILED/m)
  expect(code).toBe(1)
})

test('the library example catches one callback and prints that it conforms', async () => {
  const { code, output } = await run('examples/library/receive-callback.ts')
  expect(output).toContain('invoiceNotification arrived and conforms')
  expect(code).toBe(0)
})

test('the library example verifies the API from code and passes', async () => {
  const { code, output } = await run('examples/library/verify-api.ts')
  expect(output.match(/^createInvoice > invoiceNotification after \d+ ms$/gm)).toHaveLength(3)
  expect(output).toMatch(/^passed: /m)
  expect(code).toBe(0)
})

test('the receiver of the example has one mistake, which is found with a line that repeats it', async () => {
  const { code, output } = await run('examples/test-your-receiver/demo.ts')
  expect(output.match(/^✗ receiver-[a-z-]+/gm)).toEqual(['✗ receiver-server-error'])
  expect(output).toMatch(/^ +curl -X POST .*\/invoices\//m)
  expect(output).toMatch(/^FAILED {2}1 finding: receiver failed with 5xx$/m)
  expect(code).toBe(1)
})

test('without its mistake the receiver of the example passes without any finding', async () => {
  const { code, output } = await run('examples/test-your-receiver/demo.ts', '--sound')
  expect(output).toMatch(/^findings +none$/m)
  expect(output).toMatch(/^PASSED {2}/m)
  expect(code).toBe(0)
})
