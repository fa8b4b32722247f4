import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeNewFile } from '../../../../cli/tui/effect/new-file.js'
import { makeWorkFolder } from '../../../support/cli.js'

test('the first file has the name alone, the next ones a number', async () => {
  await using folder = await makeWorkFolder()
  const names: string[] = []
  for (const content of ['a', 'b', 'c']) {
    names.push(await writeNewFile(folder.path, 'x', 'txt', content))
  }
  expect(names).toEqual(['x.txt', 'x-2.txt', 'x-3.txt'])
  expect(await readFile(join(folder.path, 'x-3.txt'), 'utf8')).toBe('c')
})

test('a gap is filled, and what was there stays', async () => {
  await using folder = await makeWorkFolder()
  await folder.add('x.txt', 'old')
  await folder.add('x-3.txt', 'old')
  expect(await writeNewFile(folder.path, 'x', 'txt', 'new')).toBe('x-2.txt')
  expect(await writeNewFile(folder.path, 'x', 'txt', 'new')).toBe('x-4.txt')
  expect(await readFile(join(folder.path, 'x.txt'), 'utf8')).toBe('old')
})

test('the same name with another ending is another file', async () => {
  await using folder = await makeWorkFolder()
  await folder.add('x.txt', 'old')
  expect(await writeNewFile(folder.path, 'x', 'json', '{}')).toBe('x.json')
})

test.skipIf(process.platform === 'win32')('only the user can read the file', async () => {
  await using folder = await makeWorkFolder()
  const file = join(folder.path, await writeNewFile(folder.path, 'x', 'txt', 'a'))
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test('bytes are written as they are', async () => {
  await using folder = await makeWorkFolder()
  const bytes = new Uint8Array([0xff, 0, 0x0a, 0x0d])
  const file = join(folder.path, await writeNewFile(folder.path, 'x', 'bin', bytes))
  expect([...(await readFile(file))]).toEqual([...bytes])
})

test('what is no taken name is told at once', async () => {
  await expect(writeNewFile('/nowhere/at/all', 'x', 'txt', 'a')).rejects.toThrow('ENOENT')
})

test('after a thousand names it gives up and leaves all as it was', async () => {
  await using folder = await makeWorkFolder()
  const numbers = Array.from({ length: 999 }, (_, index) => `x-${index + 2}.txt`)
  await Promise.all(['x.txt', ...numbers].map((name) => writeFile(join(folder.path, name), '')))
  await expect(writeNewFile(folder.path, 'x', 'txt', 'a')).rejects.toThrow('EEXIST')
  expect(await readdir(folder.path)).toHaveLength(1000)
})
