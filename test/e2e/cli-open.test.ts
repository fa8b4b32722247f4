import { expect, test } from 'vitest'
import { makeWorkFolder, runCli } from '../support/cli.js'
import { invoiceDocument } from '../support/invoice-document.js'

test('without a terminal it names what does the same without one', async () => {
  await using folder = await makeWorkFolder()
  await folder.add('openapi.json', invoiceDocument())
  const { exitCode, stdout, stderr } = await runCli(['open', 'openapi.json'], { cwd: folder.path })
  expect([exitCode, stdout]).toEqual([2, ''])
  expect(stderr).toContain('RINGBACK_ERR_USAGE')
  expect(stderr).toContain('expected a terminal')
  expect(stderr).toMatch(/ringback verify.*ringback listen/s)
})

test('its help names its options, and none that only a run to its end has', async () => {
  const { exitCode, stdout } = await runCli(['open', '--help'])
  expect(exitCode).toBe(0)
  for (const option of ['--api', '--to', '--start', '--bearer', '--set', '--bind', '--journal'])
    expect(stdout).toContain(option)
  for (const option of ['--repeat', '--concurrency', '--only', '--format'])
    expect(stdout).not.toContain(option)
})
