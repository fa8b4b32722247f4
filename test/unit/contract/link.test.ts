import { expect, test } from 'vitest'
import { loadContract } from '../../../src/contract/load.js'
import type { Contract, LinkContract } from '../../../src/contract/model.js'
import { inspect } from '../../../src/run/inspect.js'
import { makeWorkFolder } from '../../support/cli.js'

const DONE = { 204: { description: 'done' } }

const CALLBACKS = {
  moved: { '{$request.body#/sink}': { post: { responses: DONE } } },
}

/** An operation with callbacks whose answer has these links, beside `GET /parcels/{id}`. */
function documentOf(links: object, more: object = {}) {
  return {
    openapi: '3.1.0',
    info: { title: 'Parcels', version: '1' },
    paths: {
      '/parcels': {
        post: {
          operationId: 'send',
          callbacks: CALLBACKS,
          responses: { 201: { description: 'sent', links } },
        },
      },
      '/parcels/{id}': { get: { operationId: 'track', responses: DONE } },
      ...more,
    },
  }
}

function linksOf({ triggers }: Contract): readonly LinkContract[] {
  return triggers.flatMap((one) => one.responses.flatMap(({ links = [] }) => links))
}

/** Where the only link leads: `GET /parcels/{id}`, or why nowhere. */
function follow(contract: Contract): string {
  const [link] = linksOf(contract)
  const linked = link === undefined ? undefined : contract.followLink(link)
  if (linked === undefined) return 'no link'
  return linked.ok ? `${linked.operation.method} ${linked.operation.path}` : linked.because
}

test('a link has what the document says of it', async () => {
  const contract = await loadContract(
    documentOf({
      track: {
        operationId: 'track',
        parameters: { 'path.id': '$response.body#/id' },
        requestBody: { note: '$request.body#/note' },
        server: { url: 'https://{region}.example.com', variables: { region: { default: 'eu' } } },
      },
      'x-internal': { operationId: 'nothing' },
    }),
  )
  expect(linksOf(contract)).toMatchObject([
    {
      name: 'track',
      operationId: 'track',
      parameters: new Map([['path.id', '$response.body#/id']]),
      body: { note: '$request.body#/note' },
      server: { url: 'https://{region}.example.com' },
      place: { pointer: '/paths/~1parcels/post/responses/201/links/track' },
    },
  ])
  expect(follow(contract)).toBe('GET /parcels/{id}')
  expect(contract.remarks).toEqual([])
})

test('a link that is a reference is read where it leads', async () => {
  const document = documentOf({ track: { $ref: '#/components/links/Track' } })
  const components = { links: { Track: { operationId: 'track' } } }
  expect(follow(await loadContract({ ...document, components }))).toBe('GET /parcels/{id}')
})

test('an answer without links has none', async () => {
  const contract = await loadContract(documentOf({}))
  expect(contract.triggers[0]?.responses[0]).not.toHaveProperty('links')
})

test.each([
  ['#/paths/~1parcels~1{id}/get', 'GET /parcels/{id}'],
  ['#/paths/~1parcels~1%7Bid%7D/get', 'GET /parcels/{id}'],
  ['#/paths/~1behind/put', 'PUT /behind'],
  ['#/paths/~1parcels/post', 'POST /parcels'],
  [
    '#/paths/~1nowhere/get',
    'its operationRef "#/paths/~1nowhere/get" leads nowhere: there is no "/nowhere" in it',
  ],
  ['#/paths/~1parcels', 'its operationRef "#/paths/~1parcels" is no operation'],
  ['#/info', 'its operationRef "#/info" is no operation'],
  ['', 'its operationRef "" is no operation'],
  ['#%E0%A4%A', 'its operationRef "#%E0%A4%A" leads nowhere: "%E0%A4%A" is no JSON Pointer'],
  [
    'https://api.example.com/#/paths/~1a/get',
    'its operationRef "https://api.example.com/#/paths/~1a/get" leads nowhere: https://api.example.com/ is no part of the document',
  ],
])('the operationRef %s leads to %s', async (operationRef, target) => {
  const document = documentOf(
    { track: { operationRef } },
    { '/behind': { $ref: '#/components/pathItems/Behind' } },
  )
  const components = { pathItems: { Behind: { put: { responses: DONE } } } }
  const contract = await loadContract({ ...document, components })
  expect(follow(contract)).toBe(target)
})

test('the same operation is read once', async () => {
  const contract = await loadContract(
    documentOf({
      one: { operationId: 'track' },
      two: { operationRef: '#/paths/~1parcels~1{id}/get' },
    }),
  )
  const [one, two] = linksOf(contract).map((link) => contract.followLink(link))
  expect(one).toEqual(two)
  expect(one?.ok === true && two?.ok === true && one.operation === two.operation).toBe(true)
})

test.each([
  [{ operationId: 'trakc' }, 'no operation has the operationId "trakc"'],
  [{}, 'it has neither an operationId nor an operationRef'],
  [
    { operationId: 'track', operationRef: '#/paths/~1parcels~1{id}/get' },
    'it has both an operationId and an operationRef, of which one is allowed',
  ],
])('the link %j is a finding', async (link, because) => {
  const contract = await loadContract(documentOf({ track: link }))
  expect(follow(contract)).toBe(because)
  expect(inspect(contract).findings[0]).toMatchObject({
    code: 'document-link-dangling',
    severity: 'warning',
    message: `the link track cannot be followed: ${because}`,
    promised: { pointer: '/paths/~1parcels/post/responses/201/links/track' },
  })
})

test('links that are no mappings are told and left out', async () => {
  const contract = await loadContract(documentOf({ track: 7, more: ['a'] }))
  expect(linksOf(contract)).toEqual([])
})

test('a link leads into another file, which is read for it, with the servers of that file', async () => {
  await using folder = await makeWorkFolder()
  const servers = [{ url: 'https://events.example.com' }]
  const other = { ...documentOf({}), servers }
  await folder.add('other.json', other)
  const root = await folder.add(
    'root.json',
    documentOf({ track: { operationRef: 'other.json#/paths/~1parcels~1{id}/get' } }),
  )
  const contract = await loadContract(root)
  expect(follow(contract)).toBe('GET /parcels/{id}')
  const [link] = linksOf(contract)
  const [first, second] = [1, 2].map(() => link && contract.followLink(link))
  expect(first).toMatchObject({ ok: true, operation: { servers } })
  expect(first?.ok === true && second?.ok === true && first.operation === second.operation).toBe(
    true,
  )
  expect(contract.operations).toHaveLength(2)
})

test('a file that only a link names and that is missing is told', async () => {
  await using folder = await makeWorkFolder()
  const operationRef = 'gone.json#/paths/~1a/get'
  const contract = await loadContract(
    await folder.add('root.json', documentOf({ track: { operationRef } })),
  )
  expect(contract.references).toMatchObject([{ kind: 'unreadable', reference: 'gone.json' }])
  expect(follow(contract)).toContain('gone.json is no part of the document')
})
