import { chmod } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../../src/document/limits.js'
import { readPath, readStream } from '../../../src/document/local.js'
import { failureOf } from './failure.js'
import { createFolder } from './folder.js'

const CODE = 'RINGBACK_ERR_DOCUMENT_UNREADABLE'

test('a file comes with its text and size', async () => {
  await using folder = await createFolder({ 'a.yaml': '\ufeffé: 1' })
  expect(await readPath(folder.file('a.yaml'), 'a.yaml', DEFAULT_LIMITS)).toEqual({
    bytes: 8,
    text: 'é: 1',
  })
})

test('a file that is not there is named as the user named it', async () => {
  await using folder = await createFolder({ file: '' })
  const missing = {
    code: CODE,
    message: 'x.yaml: expected an OpenAPI document, but there is no such file.',
    hint: 'Is the name right, and the working directory?',
  }
  for (const name of ['x.yaml', 'file/x.yaml']) {
    const failure = await failureOf(() => readPath(folder.file(name), 'x.yaml', DEFAULT_LIMITS))
    expect(failure).toEqual(missing)
  }
})

test('a folder is told from a file', async () => {
  await using folder = await createFolder()
  expect(await failureOf(() => readPath(folder.path, 'api', DEFAULT_LIMITS))).toEqual({
    code: CODE,
    message: 'api: expected a file, but it is a folder.',
    hint: 'Name the document in it, such as api/openapi.json.',
  })
})

test.skipIf(process.getuid?.() === 0)('a file without permission says so', async () => {
  await using folder = await createFolder({ 'a.yaml': '' })
  await chmod(folder.file('a.yaml'), 0)
  const { message } = await failureOf(() =>
    readPath(folder.file('a.yaml'), 'a.yaml', DEFAULT_LIMITS),
  )
  expect(message).toBe('a.yaml: expected an OpenAPI document, but it may not be read.')
})

test('a file beyond the limit is not read to its end', async () => {
  await using folder = await createFolder({ 'a.yaml': 'x'.repeat(1000) })
  const limits = { ...DEFAULT_LIMITS, fileBytes: 999 }
  const { code, message } = await failureOf(() => readPath(folder.file('a.yaml'), 'a.yaml', limits))
  expect(code).toBe('RINGBACK_ERR_DOCUMENT_LIMIT')
  expect(message).toBe('a.yaml is larger than 999 bytes.')
})

test('a stream that fails is unreadable', async () => {
  const stream = new Readable({
    read() {
      this.destroy(new Error('gone'))
    },
  })
  expect(await failureOf(() => readStream(stream, '<stdin>', DEFAULT_LIMITS))).toEqual({
    code: CODE,
    message: '<stdin>: expected an OpenAPI document, but reading failed with an unknown error.',
    hint: 'Can other programs read it?',
  })
})

test('waiting for a stream that says nothing can be given up', async () => {
  const silent = new Readable({ read() {} })
  const controller = new AbortController()
  const reading = readStream(silent, '<stdin>', DEFAULT_LIMITS, controller.signal)
  controller.abort(new Error('enough'))
  await expect(reading).rejects.toThrow('enough')
  expect(silent.destroyed).toBe(true)
})
