import { evaluatePointer } from '../expression/pointer.js'
import type { Place } from '../schema/model.js'
import type { SourceFile } from './source-file.js'
import { type ReferenceTarget, resolveTarget } from './target.js'

/** A file that references lead to and that could not be had. */
export interface MissingFile {
  readonly kind: 'refused' | 'unreadable'
  /** Why, and what to do, as the end of a sentence. */
  readonly because: string
}

/** The files of a document by their URIs. */
export interface FileSet {
  /** In the order in which they were added. */
  readonly files: readonly SourceFile[]
  /** `alias`: another URI that it was asked for by. */
  add(file: SourceFile, alias?: string): void
  addMissing(uri: string, missing: MissingFile): void
  get(uri: string): SourceFile | undefined
  getMissing(uri: string): MissingFile | undefined
  /** Where a target is or would be; undefined where its file is not here or has no such anchor. */
  findPlace(target: ReferenceTarget): Place | undefined
  read(place: Place): unknown
  /** What a reference may mean that stands in the file `base`; the last one is the plain reading. */
  listTargets(reference: string, base: string): ReferenceTarget[]
}

export function createFileSet(): FileSet {
  const files: SourceFile[] = []
  const byUri = new Map<string, SourceFile>()
  const missing = new Map<string, MissingFile>()
  /** Parts of files that have a URI of their own. */
  const resources = new Map<string, Place>()
  const anchors = new Map<string, Place>()

  function add(file: SourceFile, alias = file.uri): void {
    const { uri, survey } = file
    const known = byUri.get(uri)
    byUri.set(alias, known ?? file)
    if (known !== undefined) return
    files.push(file)
    byUri.set(uri, file)
    for (const [id, pointer] of survey.resources) resources.set(id, { uri, pointer })
    for (const { name, base, pointer } of survey.anchors) {
      anchors.set(`${base}#${name}`, { uri, pointer })
      // Also by the file that it is in, since few authors mean the `$id` that they write.
      anchors.set(`${uri}#${name}`, { uri, pointer })
    }
  }

  function findPlace({ uri, fragment }: ReferenceTarget): Place | undefined {
    const file = byUri.get(uri)
    const start = file === undefined ? resources.get(uri) : { uri: file.uri, pointer: '' }
    if (start === undefined || fragment === '') return start
    if (!fragment.startsWith('/')) return anchors.get(`${start.uri}#${fragment}`)
    return { uri: start.uri, pointer: start.pointer + fragment }
  }

  return {
    files,
    add,
    addMissing: (uri, why) => missing.set(uri, why),
    get: (uri) => byUri.get(uri),
    getMissing: (uri) => missing.get(uri),
    findPlace,
    read: (place) => evaluatePointer(byUri.get(place.uri)?.data, place.pointer),
    listTargets(reference, base) {
      // `$id` and `$self` move the base; many documents carry them and mean the file all the same.
      const declared = byUri.get(base)?.survey.references.get(reference)?.base ?? base
      const targets = [...new Set([declared, base])].map((one) => resolveTarget(reference, one))
      return targets.filter((target) => target !== undefined)
    },
  }
}
