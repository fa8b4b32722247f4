import { readdirSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Files below folders of the project, from its root, with slashes. */
export function listFiles(...folders: string[]): readonly string[] {
  return folders
    .flatMap((folder) => {
      return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => !file.includes('/node_modules/') && !file.includes('/__pycache__/'))
    .sort()
}
