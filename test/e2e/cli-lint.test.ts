import { expect, test } from 'vitest'
import { makeDocument } from '../defects/invoice/document.js'
import { makeWorkFolder, runCli } from '../support/cli.js'

const ODD = { ...makeDocument(), tags: 'billing', respnses: {} }

test('the whole structure is checked with --lint only', async () => {
  await using folder = await makeWorkFolder()
  await folder.add('openapi.json', ODD)
  const options = { cwd: folder.path }
  expect((await runCli(['inspect', 'openapi.json'], options)).exitCode).toBe(0)
  const { exitCode, stdout, stderr } = await runCli(['inspect', 'openapi.json', '--lint'], options)
  expect(stderr).toBe('')
  expect(exitCode).toBe(1)
  expect(stdout).toContain('document-invalid')
  expect(stdout).toContain('expected  a list\n')
})

test('--format github writes annotations with lines', async () => {
  await using folder = await makeWorkFolder()
  await folder.add('openapi.json', ODD)
  const args = ['inspect', 'openapi.json', '--lint', '--format', 'github']
  const { stdout } = await runCli(args, { cwd: folder.path })
  expect(stdout).toMatch(
    /^::error file=openapi\.json,line=\d+,col=3,title=document-invalid::tags: expected a list, but found "billing"%0A/,
  )
  expect(stdout).toMatch(/\n::warning file=openapi\.json,line=\d+,col=3,title=document-structure::/)
  expect(stdout).toMatch(/\nringback: 1 callback read, 1 error, 1 warning\n$/)
})

test('--max-warnings lets warnings fail an inspection', async () => {
  await using folder = await makeWorkFolder()
  await folder.add('openapi.json', { ...makeDocument(), respnses: {} })
  const inspect = (max: string) =>
    runCli(['inspect', 'openapi.json', '--lint', '--max-warnings', max], { cwd: folder.path })
  expect((await inspect('1')).exitCode).toBe(0)
  const { exitCode, stderr } = await inspect('0')
  expect(stderr).toBe('1 warning, more than --max-warnings 0 allows\n')
  expect(exitCode).toBe(1)
})
