import type { Passage } from '../../document/folder.js'
import type { RootFile } from '../../document/root-file.js'
import { RingbackError } from '../../errors.js'

/** In the place of what reads files: a page has none. */
export function readLocalRoot(source: string): Promise<RootFile> {
  return Promise.reject(createFileError(source))
}

export function readPath(_file: string, shown: string): Promise<never> {
  return Promise.reject(createFileError(shown))
}

export function passFolder(target: URL): Promise<Passage> {
  const hint = 'put what it needs on a server'
  return Promise.resolve({ kind: 'refused', because: `${target.href} is a file`, hint })
}

export function resolveFolder(): string {
  return ''
}

export function showUri(uri: string): string {
  return uri
}

function createFileError(source: string): RingbackError {
  return new RingbackError(
    'RINGBACK_ERR_DOCUMENT_UNREADABLE',
    `${source}: expected an OpenAPI document, but a page cannot read files.`,
    {
      hint: "Pass the document as an object, or its URL: loadContract(new URL('/openapi.json', location.href).href).",
    },
  )
}
