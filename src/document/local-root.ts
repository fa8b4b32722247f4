import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { DocumentLimits } from './limits.js'
import { readPath, readStream } from './local.js'
import type { LoadOptions } from './options.js'
import type { RootFile } from './root-file.js'
import { parseFile } from './source-file.js'
import { readFilePath } from './url.js'

/** Reads and parses `-`, which is standard input, or a path. */
export async function readLocalRoot(
  source: string,
  limits: DocumentLimits,
  cwd: string,
  options: LoadOptions,
): Promise<RootFile> {
  if (source === '-') return readInput(limits, cwd, options)
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

/** A folder as an absolute path. */
export function resolveFolder(
  folder: string = process.cwd(),
  base: string = process.cwd(),
): string {
  return path.resolve(base, folder)
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
