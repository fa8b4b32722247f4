import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { invoiceDocument } from '../support/invoice-document.js'

export interface Scratch extends Disposable {
  /** File of the invoice document. */
  readonly document: string
  path(name: string): string
}

/** A folder for one measurement, which goes with its scope. */
export function createScratch(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-bench-'))
  const document = join(folder, 'openapi.json')
  writeFileSync(document, JSON.stringify(invoiceDocument(), null, 2))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  // A journal of a million deliveries must not stay behind when somebody loses patience.
  process.once('exit', remove)
  return {
    document,
    path: (name) => join(folder, name),
    [Symbol.dispose]: () => {
      process.off('exit', remove)
      remove()
    },
  }
}
