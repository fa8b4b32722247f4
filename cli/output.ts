import { createOutputError, isErrno } from './output-error.js'
import type { OutputStream } from './shell.js'

/** Resolves when the text is with the operating system. A reader that has gone is no error. */
export function writeStream(stream: OutputStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error == null || isErrno(error, 'EPIPE')) resolve()
      else reject(createOutputError('standard output', error))
    })
  })
}
