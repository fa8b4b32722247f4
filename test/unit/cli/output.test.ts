import { PassThrough, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { writeStream } from '../../../cli/output.js'

test('text is with the stream when the promise resolves', async () => {
  const stream = new PassThrough()
  await writeStream(stream, 'text')
  expect(String(stream.read())).toBe('text')
})

test('a reader that has gone is no error', async () => {
  await writeStream(failingStream('EPIPE'), 'text')
})

test('a disk that is full is one', async () => {
  await expect(writeStream(failingStream('ENOSPC'), 'text')).rejects.toThrow(
    expect.objectContaining({
      code: 'RINGBACK_ERR_OUTPUT',
      message: 'The report cannot be written to standard output: write ENOSPC.',
    }) as Error,
  )
})

function failingStream(code: string): Writable {
  const stream = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error(`write ${code}`), { code })),
  })
  stream.on('error', () => undefined)
  return stream
}
