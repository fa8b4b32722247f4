import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { saveJournal } from '../../../cli/save-journal.js'
import { readJournal } from '../../../src/index.js'
import { makeWorkFolder } from '../../support/cli.js'
import { postJson } from '../../support/small-api.js'
import { watchWorkbench } from '../../support/workbench.js'

test('what has happened so far is kept in a journal of its own', async () => {
  await using folder = await makeWorkFolder()
  await using open = await watchWorkbench({ mode: 'listen' })
  await postJson(`${open.bench.url}/x`, { description: 'paid', paid: true })
  await open.when('delivery:judged')
  const said = await saveJournal(open.bench, folder.path)
  const [name = ''] = await readdir(folder.path)
  expect(said).toBe(`${open.events.length} events saved in ${name}`)
  await postJson(`${open.bench.url}/x`, { description: 'paid', paid: true })
  await open.when('delivery:judged', 2)
  const types: string[] = []
  for await (const { event } of readJournal(join(folder.path, name))) types.push(event.type)
  expect(types).toEqual([
    'run:started',
    'receiver:listening',
    'delivery:received',
    'expectation:met',
    'delivery:judged',
  ])
})

test('a folder that is not there is an error', async () => {
  await using open = await watchWorkbench({ mode: 'listen' })
  await expect(saveJournal(open.bench, '/no/such/folder')).rejects.toMatchObject({
    code: 'RINGBACK_ERR_OUTPUT',
  })
})
