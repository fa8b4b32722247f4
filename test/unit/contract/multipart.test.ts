import path from 'node:path'
import { expect, test } from 'vitest'
import { loadContract } from '../../../src/contract/load.js'
import type { CallbackOperation, Contract } from '../../../src/contract/model.js'
import { listCorpus, requireCorpus } from '../../support/corpus.js'

async function load(key: string, type = 'multipart/related'): Promise<Contract> {
  const schema = {
    type: 'object',
    properties: {
      n1: { type: 'string', format: 'binary' },
      jsonData: {
        type: 'object',
        required: ['statusUri'],
        properties: { statusUri: { type: 'string' }, note: { type: 'string' } },
      },
    },
  }
  const encoding = { n1: { contentType: 'application/vnd.3gpp.5gnas' }, jsonData: {} }
  const callbacks = { status: { [key]: { post: { responses: { 204: { description: '' } } } } } }
  const requestBody = { required: true, content: { [type]: { schema, encoding } } }
  const post = { requestBody, callbacks, responses: { 201: { description: '' } } }
  return await loadContract({
    openapi: '3.0.3',
    info: { title: 'Sessions', version: '1' },
    paths: { '/sessions': { post } },
  })
}

function onlyCallback({ triggers }: Contract): CallbackOperation {
  const [callback] = triggers[0]?.callbacks ?? []
  if (callback === undefined) throw new Error('the document has no callback')
  return callback
}

test.each([
  ['{$request.body#/statusUri}', '/statusUri', false],
  ['{$request.body#/note}', '/note', true],
  ['{$request.body#/jsonData/statusUri}', '/jsonData/statusUri', true],
])('%s is found in a body of parts', async (key, pointer, optional) => {
  const callback = onlyCallback(await load(key))
  expect(callback.expressionFaults).toEqual([])
  expect(callback.standardKey).toBeUndefined()
  expect(callback.drivability).toEqual({ drivable: true, slot: { in: 'body', pointer }, optional })
})

test('a bare name is looked for in the JSON part, too', async () => {
  const callback = onlyCallback(await load('{$statusUri}', 'multipart/mixed'))
  expect(callback.standardKey).toBe('{$request.body#/statusUri}')
  expect(callback.drivability).toMatchObject({ drivable: true })
})

test('a name that no part has is still undeclared', async () => {
  const callback = onlyCallback(await load('{$request.body#/callbackUri}'))
  expect(callback.drivability).toMatchObject({ drivable: false })
})

test('the content types of parts are in the contract', async () => {
  const { triggers } = await load('{$request.body#/statusUri}')
  const [medium] = triggers[0]?.body?.content ?? []
  expect([...(medium?.partTypes ?? [])]).toEqual([['n1', 'application/vnd.3gpp.5gnas']])
})

test.for([
  ['TS29502_Nsmf_PDUSession', 7],
  ['TS29518_Namf_Communication', 5],
  ['TS29518_Namf_MBSBroadcast', 1],
  ['TS29572_Nlmf_Location', 1],
  ['TS29598_Nudsf_DataRepository', 2],
] as const)(
  'of %s all %i callbacks around multipart bodies can be driven',
  async ([name, count], context) => {
    const folder = requireCorpus(context)
    const entry = listCorpus(folder).find(({ file }) => file.endsWith(`${name}.yaml`))
    if (entry === undefined) throw new Error(`${name} is not in the corpus`)
    const { triggers } = await loadContract(path.join(folder, entry.file), {
      refRoot: path.join(folder, entry.source),
    })
    const read = triggers.flatMap((trigger) =>
      trigger.callbacks.flatMap(({ body, drivability }) => {
        const media = [...(trigger.body?.content ?? []), ...(body?.content ?? [])]
        return media.some((one) => one.type.startsWith('multipart/')) ? [drivability.drivable] : []
      }),
    )
    expect(read).toEqual(Array.from({ length: count }, () => true))
  },
)
