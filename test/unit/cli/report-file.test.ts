import { execFileSync } from 'node:child_process'
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { checkReportFile, writeReportFile } from '../../../cli/report-file.js'

async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ringback-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

test('a report is written and leaves nothing else behind', async () => {
  const folder = await makeFolder()
  await writeReportFile(join(folder, 'out.json'), 'one')
  await writeReportFile(join(folder, 'out.json'), 'two')
  expect(await readdir(folder)).toEqual(['out.json'])
  expect(await readFile(join(folder, 'out.json'), 'utf8')).toBe('two')
})

test('a link stays a link', async () => {
  const folder = await makeFolder()
  await writeFile(join(folder, 'real.json'), 'old')
  await symlink(join(folder, 'real.json'), join(folder, 'link.json'))
  await writeReportFile(join(folder, 'link.json'), 'new')
  expect((await lstat(join(folder, 'link.json'))).isSymbolicLink()).toBe(true)
  expect(await readFile(join(folder, 'real.json'), 'utf8')).toBe('new')
})

// A pipe of its own, not /dev/null: a test that fails must not break the machine.
test.skipIf(process.platform === 'win32')('a pipe stays a pipe and gets the report', async () => {
  const pipe = join(await makeFolder(), 'pipe')
  execFileSync('mkfifo', [pipe])
  const [read] = await Promise.all([readFile(pipe, 'utf8'), writeReportFile(pipe, 'text')])
  expect(read).toBe('text')
  expect((await lstat(pipe)).isFIFO()).toBe(true)
})

test('a folder that is not there is found before the run and at its end', async () => {
  const path = join(await makeFolder(), 'none', 'out.json')
  const error = expect.objectContaining({
    code: 'RINGBACK_ERR_OUTPUT',
    hint: 'Its folder does not exist: make it, or give another file.',
  }) as Error
  await expect(checkReportFile(path)).rejects.toThrow(error)
  await expect(writeReportFile(path, '')).rejects.toThrow(error)
})

test('a folder in the place of the file is found before the run', async () => {
  const folder = await makeFolder()
  await mkdir(join(folder, 'out'))
  await expect(checkReportFile(join(folder, 'out'))).rejects.toThrow(
    `The report ${join(folder, 'out')} cannot be written: it is a folder.`,
  )
})

test('a file that can be written passes, and none is made', async () => {
  const folder = await makeFolder()
  await checkReportFile(undefined)
  await checkReportFile(join(folder, 'out.json'))
  expect(await readdir(folder)).toEqual([])
})
