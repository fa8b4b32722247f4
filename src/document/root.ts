import type { DocumentLimits } from './limits.js'
import { readLocalRoot } from './local-root.js'
import type { LoadOptions } from './options.js'
import { readRemote } from './remote.js'
import type { RootFile } from './root-file.js'
import { describeObject, parseFile } from './source-file.js'
import { writeUrl } from './url.js'

/** Reads and parses what the user named: an object, `-`, a URL or a path. */
export async function readRoot(
  source: string | object,
  limits: DocumentLimits,
  cwd: string,
  options: LoadOptions,
): Promise<RootFile> {
  if (typeof source !== 'string') {
    const uri = 'memory:document'
    return { source: uri, shown: uri, file: describeObject(source, uri, limits) }
  }
  if (/^https?:/i.test(source) && URL.canParse(source)) {
    return readUrl(new URL(source), limits, options)
  }
  return readLocalRoot(source, limits, cwd, options)
}

async function readUrl(url: URL, limits: DocumentLimits, options: LoadOptions): Promise<RootFile> {
  const read = await readRemote(url, {
    fetchText: options.fetchText,
    limits,
    signal: options.signal,
    headers: options.headers,
    isAllowed: () => true,
  })
  return {
    source: writeUrl(url),
    shown: read.uri,
    file: await parseFile(read, read.uri, limits),
    fetchedFrom: read.uri,
    origin: new URL(read.uri).origin,
  }
}
