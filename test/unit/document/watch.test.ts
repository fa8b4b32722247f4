import { mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { watchFiles } from '../../../src/document/watch.js'
import { makeWorkFolder } from '../../support/cli.js'

/** Calls that can be waited for. */
function createCounter() {
  let count = 0
  let wake = () => {}
  return {
    add: () => {
      count += 1
      wake()
    },
    reach: async (wanted: number) => {
      while (count < wanted) await new Promise<void>((resolve) => (wake = resolve))
      return count
    },
    read: () => count,
  }
}

function watchOne(folder: { readonly path: string }, ...names: string[]) {
  const counter = createCounter()
  const uris = names.map((name) => pathToFileURL(join(folder.path, name)).href)
  const watcher = watchFiles(uris, counter.add)
  return { ...counter, [Symbol.dispose]: () => watcher[Symbol.dispose]() }
}

test('several writes at once are one change', async () => {
  await using folder = await makeWorkFolder()
  const file = await folder.add('a.json', '1')
  using watched = watchOne(folder, 'a.json')
  await writeFile(file, '')
  await writeFile(file, '22')
  await writeFile(file, '333')
  expect(await watched.reach(1)).toBe(1)
  await writeFile(file, '4444')
  expect(await watched.reach(2)).toBe(2)
})

test('a file that is replaced, removed and made anew is followed', async () => {
  await using folder = await makeWorkFolder()
  const file = await folder.add('a.json', '1')
  using watched = watchOne(folder, 'a.json')
  await rename(await folder.add('a.tmp', '2'), file)
  await watched.reach(1)
  await rm(file)
  await watched.reach(2)
  await writeFile(file, '3')
  expect(await watched.reach(3)).toBe(3)
})

test('neighbours are none of its business', async () => {
  await using folder = await makeWorkFolder()
  const file = await folder.add('a.json', '1')
  using watched = watchOne(folder, 'a.json')
  using neighbour = watchOne(folder, 'b.json')
  await folder.add('b.json', '1')
  await neighbour.reach(1)
  expect(watched.read()).toBe(0)
  await writeFile(file, '22')
  await watched.reach(1)
})

test('files of several folders are watched, and what is no file is not', async () => {
  await using folder = await makeWorkFolder()
  await mkdir(join(folder.path, 'sub'))
  await folder.add('a.json', '1')
  const other = await folder.add('sub/b.json', '1')
  const counter = createCounter()
  const uris = ['a.json', 'sub/b.json'].map((name) => pathToFileURL(join(folder.path, name)).href)
  using _watcher = watchFiles([...uris, 'https://example.com/c.json'], counter.add)
  await writeFile(other, '22')
  expect(await counter.reach(1)).toBe(1)
})

test('a folder that is not there is no error', () => {
  using watcher = watchFiles(['file:///no/such/folder/a.json'], () => undefined)
  expect(watcher).toBeDefined()
})

test('nothing is told of a file that is as it was', async () => {
  await using folder = await makeWorkFolder()
  const file = await folder.add('a.json', '1')
  await utimes(file, 1, 1)
  using watched = watchOne(folder, 'a.json', 'b.json')
  await utimes(file, 2, 1)
  await folder.add('b.json', '1')
  expect(await watched.reach(1)).toBe(1)
})

test('nothing is told when it is over', async () => {
  await using folder = await makeWorkFolder()
  await folder.add('a.json', '1')
  const over = watchOne(folder, 'a.json')
  using watched = watchOne(folder, 'a.json')
  over[Symbol.dispose]()
  await folder.add('a.json', '22')
  await watched.reach(1)
  expect(over.read()).toBe(0)
})
