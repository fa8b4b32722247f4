/** A page has no files: no URL is the path of one. */
export function fileURLToPath(url: string): never {
  throw new TypeError(`${url} is not a file that a page can read.`)
}

export function pathToFileURL(path: string): never {
  throw new TypeError(`${path} is not a file that a page can read.`)
}
