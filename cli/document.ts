import { stat } from 'node:fs/promises'
import type { LoadOptions } from '../src/index.js'
import { type Header, parseHeader } from './header.js'
import type { RawDocumentFlags } from './options.js'
import { createUsageError } from './usage.js'

/** Options of loading, from flags. Throws RINGBACK_ERR_USAGE for a folder or host that is none. */
export async function readLoadOptions(flags: RawDocumentFlags): Promise<LoadOptions> {
  const { refRoot, allowRemoteRefs } = flags
  const noHost = allowRemoteRefs.find((host) => !/^[^/\s]+$/.test(host))
  if (noHost !== undefined) {
    throw createUsageError(
      `--allow-remote-refs: expected a host such as api.example.com, but got "${noHost}".`,
      URL.canParse(noHost) ? `Did you mean ${new URL(noHost).host}?` : undefined,
    )
  }
  if (refRoot !== undefined && !(await isFolder(refRoot))) {
    throw createUsageError(`--ref-root: expected a folder, but "${refRoot}" is none.`)
  }
  return {
    ...(refRoot === undefined ? {} : { refRoot }),
    allowRemoteRefs,
    headers: Object.fromEntries(readDocumentHeaders(flags)),
  }
}

function readDocumentHeaders({ documentHeader }: RawDocumentFlags): readonly Header[] {
  return documentHeader.map((text) => parseHeader('--document-header', text))
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found?.isDirectory() === true
}

/** Whether the document is fetched, so that its server must be there first. */
export function isUrl(document: string): boolean {
  return /^https?:\/\//i.test(document)
}
