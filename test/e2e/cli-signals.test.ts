import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { execPath, platform } from 'node:process'
import { expect, test } from 'vitest'
import { makeWorkFolder, startCli } from '../support/cli.js'
import { startDefectApi } from '../support/defect-api.js'
import { startHoldingApi } from '../support/holding-api.js'
import { startProcess } from '../support/process.js'

// Windows has no signals: every one of them ends the process at once.
const testSignals = test.skipIf(platform === 'win32')

testSignals.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s ends a run with %d, its report written', async (signal, code) => {
  await using api = await startHoldingApi()
  await using cli = startCli(['verify', api.documentUrl, '--format', 'json'])
  await api.triggered
  cli.signal(signal)
  expect(await cli.exit).toEqual({ code, signal: null })
  expect(JSON.parse(cli.stdout())).toMatchObject({
    verdict: 'interrupted',
    because: 'the run was stopped before its end',
    totals: { triggers: 1 },
  })
})

testSignals('an interrupted run keeps its report and journal in their files', async () => {
  await using folder = await makeWorkFolder()
  await using api = await startHoldingApi()
  const args = ['--output', 'out.txt', '--journal', 'run.ndjson']
  await using cli = startCli(['verify', api.documentUrl, ...args], { cwd: folder.path })
  await api.triggered
  cli.signal('SIGINT')
  expect(await cli.exit).toEqual({ code: 130, signal: null })
  expect(await readFile(join(folder.path, 'out.txt'), 'utf8')).toMatch(
    /\nINTERRUPTED {2}the run was stopped before its end\n$/,
  )
  const journal = await readFile(join(folder.path, 'run.ndjson'), 'utf8')
  expect(journal).toMatch(/"type":"run:finished".*\n$/)
})

testSignals('a signal before the run leaves nothing to report', async () => {
  await using silent = createServer().listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  await using cli = startCli(['verify', `http://127.0.0.1:${port}/openapi.json`])
  await once(silent, 'request')
  cli.signal('SIGINT')
  expect(await cli.exit).toEqual({ code: 130, signal: null })
  expect(cli.stdout()).toBe('')
  expect(cli.stderr()).toBe('interrupted before the run began\n')
})

testSignals('a reader that has read enough is no error', async () => {
  await using api = await startDefectApi()
  const cli = `"${execPath}" dist/cli/main.js verify ${api.documentUrl} --repeat 1 --settle 20ms`
  await using shell = startProcess('bash', ['-c', `${cli} | true; echo "\${PIPESTATUS[0]}"`])
  expect(await shell.exit).toEqual({ code: 0, signal: null })
  expect(shell.stdout()).toBe('0\n')
  expect(shell.stderr()).not.toMatch(/EPIPE|Error|error/)
})

testSignals('neither is one that has closed standard error', async () => {
  await using api = await startDefectApi()
  const cli = `"${execPath}" dist/cli/main.js verify ${api.documentUrl} --repeat 1 --settle 20ms`
  await using shell = startProcess('bash', [
    '-c',
    `${cli} 2> >(true) | tail -n 1; echo "\${PIPESTATUS[0]}"`,
  ])
  await shell.exit
  expect(shell.stdout()).toBe('PASSED  1 callback of 1 delivered and conforming\n0\n')
})

testSignals('a long report arrives whole in a pipe', async () => {
  await using shell = startProcess('bash', [
    '-c',
    `"${execPath}" dist/cli/main.js explain | (sleep 0.2; cat)`,
  ])
  await shell.exit
  expect(shell.stdout()).toMatch(/usually causes it\.\n$/)
})
