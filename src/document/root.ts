import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { DocumentLimits } from './limits.js'
import { readPath, readStream } from './local.js'
import type { LoadOptions } from './options.js'
import { readRemote } from './remote.js'
import { describeObject, parseFile, type SourceFile } from './source-file.js'
import { readFilePath, writeUrl } from './url.js'

/** The root file, and what its references may lead to. */
export interface RootFile {
  /** As the user named it. */
  readonly source: string
  /** Its name in messages. */
  readonly shown: string
  readonly file: SourceFile
  readonly fetchedFrom?: string
  /** Folder of its local references, where it has one. */
  readonly folder?: string
  readonly origin?: string
}

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
  if (source === '-') return readInput(limits, cwd, options)
  if (/^https?:/i.test(source) && URL.canParse(source)) {
    return readUrl(new URL(source), limits, options)
  }
  const file = path.resolve(cwd, readFilePath(source) ?? source)
  const shown = showPath(file, cwd)
  const read = await readPath(file, shown, limits, options.signal)
  const uri = pathToFileURL(file).href
  return {
    source,
    shown,
    file: await parseFile({ uri, ...read }, shown, limits),
    folder: path.dirname(file),
  }
}

/** References in what comes from standard input are relative to the working directory. */
async function readInput(
  limits: DocumentLimits,
  cwd: string,
  options: LoadOptions,
): Promise<RootFile> {
  const shown = '<stdin>'
  const read = await readStream(options.stdin ?? process.stdin, shown, limits, options.signal)
  const uri = pathToFileURL(path.join(cwd, shown)).href
  return { source: '-', shown, file: await parseFile({ uri, ...read }, shown, limits), folder: cwd }
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

/** A path as the user would name it: from the working directory where it is below that. */
function showPath(file: string, cwd: string): string {
  const relative = path.relative(cwd, file)
  if (relative === '') return '.'
  const isBelow = relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative)
  return isBelow ? relative : file
}

/** The same for a URI. */
export function showUri(uri: string, cwd: string): string {
  const file = readFilePath(uri)
  return file === undefined ? uri : showPath(file, cwd)
}
