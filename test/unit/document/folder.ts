import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

export interface Folder extends AsyncDisposable {
  readonly path: string
  /** Absolute path of a file in it. */
  file(name: string): string
  uri(name: string): string
}

/** A temporary folder with files, which goes with its scope. */
export async function createFolder(
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<Folder> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'ringback-document-')))
  const file = (name: string) => path.join(folder, name)
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(file(name)), { recursive: true })
    await writeFile(file(name), content)
  }
  return {
    path: folder,
    file,
    uri: (name) => pathToFileURL(file(name)).href,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}
