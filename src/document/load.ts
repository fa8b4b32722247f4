import { RingbackError } from '../errors.js'
import { createDocumentCache, type DocumentCache } from './cache.js'
import { createDocument } from './document.js'
import { type Fence, isHostAllowed, passFence } from './fence.js'
import { createFileSet, type FileSet, type MissingFile } from './file-set.js'
import { createLimitError, DEFAULT_LIMITS, type DocumentLimits } from './limits.js'
import { readPath } from './local.js'
import { resolveFolder, showUri } from './local-root.js'
import type { OpenApiDocument } from './model.js'
import type { LoadOptions } from './options.js'
import { readRemote } from './remote.js'
import { readRoot } from './root.js'
import type { RootFile } from './root-file.js'
import { parseFile, type ReadFile, type SourceFile } from './source-file.js'
import { requireVersion } from './version.js'

/**
 * Loads an OpenAPI 3.0, 3.1 or 3.2 document with every file that it refers to.
 *
 * `source` is a path, a URL (http, https, file), `-` for standard input, or the document itself as
 * an object. References that cannot be followed do not stop it: they are the `problems` of the
 * document. Rejects with a `RingbackError` (RINGBACK_ERR_DOCUMENT_UNREADABLE, _SYNTAX, _VERSION or
 * _LIMIT), or with the reason of `options.signal`.
 */
export async function loadDocument(
  source: string | object,
  options: LoadOptions = {},
): Promise<OpenApiDocument> {
  options.signal?.throwIfAborted()
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const cwd = resolveFolder(options.cwd)
  const root = await readRoot(source, limits, cwd, options)
  const declared = requireVersion(root.file.data, root.shown)
  const show = (uri: string) => (uri === root.file.uri ? root.shown : showUri(uri, cwd))
  const fence = createFence(root, cwd, options)
  const files = await loadFiles(root, { limits, show, options, fence })
  return createDocument(root, declared, files, show)
}

function createFence(root: RootFile, cwd: string, options: LoadOptions): Fence {
  return {
    folder: options.refRoot === undefined ? root.folder : resolveFolder(options.refRoot, cwd),
    origin: root.origin,
    hosts: options.allowRemoteRefs ?? [],
  }
}

interface Loading {
  readonly limits: DocumentLimits
  readonly show: (uri: string) => string
  readonly fence: Fence
  readonly options: LoadOptions
}

async function loadFiles(root: RootFile, loading: Loading): Promise<FileSet> {
  const set = createFileSet()
  const cache = loading.options.cache ?? createDocumentCache()
  const budget = { bytes: 0, nodes: 0 }

  function add(file: SourceFile, alias?: string): void {
    set.add(file, alias)
    cache.files.set(alias ?? file.uri, file)
    budget.bytes += file.bytes
    budget.nodes += file.survey.nodes
    const { limits } = loading
    if (set.files.length > limits.files) throw createLimitError('files', limits, root.shown)
    if (budget.bytes > limits.totalBytes) throw createLimitError('totalBytes', limits, root.shown)
    if (budget.nodes > limits.nodes) throw createLimitError('nodes', limits, root.shown)
  }

  add(root.file)
  // The list grows while it is walked: every file is asked for its own references in turn.
  for (const file of set.files) {
    for (const { reference } of file.survey.references.values()) {
      const uri = findUnknown(set, reference, file.uri)
      if (uri === undefined) continue
      const loaded = await loadReferenced(uri, file.uri, cache, loading)
      if ('survey' in loaded) add(loaded, uri)
      else set.addMissing(uri, loaded)
    }
  }
  return set
}

/** URI of the file that a reference needs, unless it is there or is known to be missing. */
function findUnknown(set: FileSet, reference: string, base: string): string | undefined {
  const targets = set.listTargets(reference, base)
  const uri = targets.at(-1)?.uri
  if (uri === undefined || set.getMissing(uri) !== undefined) return undefined
  const isKnown = targets.some((target) => set.findPlace({ ...target, fragment: '' }) !== undefined)
  return isKnown ? undefined : uri
}

/** Everything but a broken limit leaves the rest of the document of use. */
async function loadReferenced(
  uri: string,
  from: string,
  cache: DocumentCache,
  loading: Loading,
): Promise<SourceFile | MissingFile> {
  loading.options.signal?.throwIfAborted()
  const passage = await passFence(new URL(uri), from, loading.fence)
  if ('because' in passage) {
    return { kind: passage.kind, because: `${passage.because}; ${passage.hint}` }
  }
  const known = cache.files.get(uri)
  if (known !== undefined) return known
  try {
    const read =
      passage.kind === 'url'
        ? await readUrl(passage.url, loading)
        : await readFile(passage.path, uri, loading)
    return await parseFile(read, loading.show(read.uri), loading.limits)
  } catch (error) {
    if (!(error instanceof RingbackError)) throw error
    if (error.code === 'RINGBACK_ERR_DOCUMENT_LIMIT') throw error
    return { kind: 'unreadable', because: describeError(error) }
  }
}

/** The sentences of an error as one, to go on from another. */
function describeError({ message, hint = '' }: RingbackError): string {
  return `${message} ${hint}`.trim().replace(/\.$/, '')
}

async function readFile(file: string, uri: string, loading: Loading): Promise<ReadFile> {
  const { limits, show, options } = loading
  return { uri, ...(await readPath(file, show(uri), limits, options.signal)) }
}

function readUrl(url: URL, { limits, fence, options }: Loading): Promise<ReadFile> {
  return readRemote(url, {
    fetchText: options.fetchText,
    limits,
    signal: options.signal,
    isAllowed: (target) => isHostAllowed(target, fence),
  })
}
