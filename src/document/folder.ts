import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { readFilePath } from './url.js'

/** Whether a reference may be followed, and where to. */
export type Passage =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'url'; readonly url: URL }
  /** Why not, as the end of a sentence, and what to do. */
  | {
      readonly kind: 'refused' | 'unreadable'
      readonly because: string
      readonly hint: string
    }

/** Whether the file of a URL is in a folder; a link leads where it points to. */
export async function passFolder(target: URL, folder: string): Promise<Passage> {
  const outside: Passage = {
    kind: 'refused',
    because: `it is outside of ${folder}`,
    hint: 'if you trust it, name a folder around both with --ref-root',
  }
  const file = readFilePath(target.href)
  if (file === undefined || !isInside(folder, file)) return outside
  try {
    const real = await realpath(file)
    if (!isInside(await realpath(folder), real)) return outside
    // Opening a pipe or a device can block for ever.
    if ((await stat(real)).isFile()) return { kind: 'file', path: real }
    return { kind: 'unreadable', because: 'it is not a file', hint: 'name a file' }
  } catch {
    const hint = 'correct the reference, or put the file there'
    return { kind: 'unreadable', because: 'there is no such file', hint }
  }
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file)
  return relative !== '' && relative.split(path.sep)[0] !== '..' && !path.isAbsolute(relative)
}
