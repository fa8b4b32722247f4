import { expect, test } from 'vitest'
import type { UrlSlot } from '../../../src/contract/model.js'
import type { ExpressionSource } from '../../../src/expression/model.js'
import { describeSlot, describeSource } from '../../../src/run/reading.js'

const SOURCES: [ExpressionSource, string][] = [
  [{ kind: 'url' }, 'URL of POST /x'],
  [{ kind: 'method' }, 'method of POST /x'],
  [{ kind: 'status-code' }, 'status of the answer of POST /x'],
  [{ kind: 'header', message: 'request', name: 'X-Id' }, 'header X-Id of POST /x'],
  [
    { kind: 'header', message: 'response', name: 'Location' },
    'header Location of the answer of POST /x',
  ],
  [{ kind: 'query', message: 'request', name: 'url' }, 'query parameter url of POST /x'],
  [{ kind: 'path', message: 'request', name: 'id' }, 'path parameter id of POST /x'],
  [{ kind: 'body', message: 'request', pointer: '/a/b' }, '/a/b in the body of POST /x'],
  [{ kind: 'body', message: 'request', pointer: '' }, 'the whole body of POST /x'],
  [
    { kind: 'body', message: 'response', pointer: '/id' },
    '/id in the body of the answer of POST /x',
  ],
  [{ kind: 'body', message: 'response', pointer: '' }, 'the whole body of the answer of POST /x'],
  [{ kind: 'cookie', name: 'sid' }, 'cookie sid of POST /x'],
  [{ kind: 'name', name: 'kind' }, 'kind, which the sender fills'],
]

test.each(SOURCES)('%j is read', (source, words) => {
  expect(describeSource(source, 'POST /x')).toBe(words)
})

const SLOTS: [UrlSlot, string][] = [
  [{ in: 'query', name: 'url' }, 'query parameter url'],
  [{ in: 'path', name: 'url' }, 'path parameter url'],
  [{ in: 'header', name: 'X-Url' }, 'header X-Url'],
  [{ in: 'cookie', name: 'url' }, 'cookie url'],
  [{ in: 'body', pointer: '/sink' }, 'body member /sink'],
  [{ in: 'body', pointer: '' }, 'the whole body'],
]

test.each(SLOTS)('%j is a place for the URL', (slot, words) => {
  expect(describeSlot(slot)).toBe(words)
})
