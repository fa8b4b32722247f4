import { execFileSync } from 'node:child_process'
import { cp, mkdir, readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { execPath } from 'node:process'
import { expect, test } from 'vitest'
import { makeWorkFolder, runCli } from '../support/cli.js'
import { startProcess } from '../support/process.js'
import { ROOT } from '../support/source-files.js'

test('the demo passes', async () => {
  const { exitCode, stdout, stderr } = await runCli(['demo'])
  expect(stdout).toContain('It keeps its promise.')
  expect(stdout).toContain('$ ringback verify demo.openapi.json --api http://127.0.0.1:')
  expect(stderr).toContain('✓ createInvoice  POST /invoices')
  expect(stdout).toContain('\nPASSED  1 callback of 2 delivered and conforming')
  expect(exitCode).toBe(0)
})

test('the broken demo shows what a broken promise looks like', async () => {
  const { exitCode, stdout } = await runCli(['demo', '--broken'])
  expect(stdout).toContain('It breaks its promise')
  expect(stdout).toMatch(/^✗ delivery-body-schema$/m)
  expect(stdout).toContain('expected  id: string')
  expect(stdout).toContain('demo.openapi.json:')
  expect(stdout).toContain('\nFAILED  1 finding: body breaks its schema\n')
  expect(exitCode).toBe(1)
})

test('the workbench needs a terminal', async () => {
  const { exitCode, stderr } = await runCli(['demo', '--ui'])
  expect(stderr).toContain('expected a terminal')
  expect(exitCode).toBe(2)
})

test('the demo runs from what is published, without the sources', async () => {
  await using folder = await makeWorkFolder()
  const listed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [{ files }] = JSON.parse(listed) as [{ files: { path: string }[] }]
  const home = join(folder.path, 'node_modules', 'ringback')
  for (const { path } of files) await cp(join(ROOT, path), join(home, path))
  // Its dependencies, as npm would have put them beside it.
  await mkdir(join(folder.path, 'node_modules'), { recursive: true })
  for (const name of await readdir(join(ROOT, 'node_modules'))) {
    if (name.startsWith('.')) continue
    await symlink(join(ROOT, 'node_modules', name), join(folder.path, 'node_modules', name))
  }
  await using child = startProcess(execPath, [join(home, 'dist', 'cli', 'main.js'), 'demo'], {
    cwd: folder.path,
  })
  expect((await child.exit).code).toBe(0)
  expect(child.stdout()).toContain(join(home, 'dist', 'cli', 'demo.openapi.json'))
  expect(child.stdout()).toContain('PASSED')
})
