import type { FileSet } from './file-set.js'
import type { OpenApiDocument } from './model.js'
import { followReferences, listProblems, resolveReference } from './reference.js'
import type { RootFile } from './root-file.js'
import type { RootVersion } from './version.js'

/** Makes the document that everything else reads; `show` names a file for the user. */
export function createDocument(
  root: RootFile,
  declared: RootVersion,
  files: FileSet,
  show: (uri: string) => string,
): OpenApiDocument {
  return {
    source: root.source,
    uri: root.file.uri,
    ...(root.fetchedFrom === undefined ? {} : { fetchedFrom: root.fetchedFrom }),
    ...declared,
    problems: listProblems(files),
    files: files.files.map((file) => file.uri),
    read: (place) => files.read(place),
    resolve: (reference, base) => resolveReference(files, reference, base),
    versionOf: (uri) => files.get(uri)?.version ?? declared.version,
    follow: (value, place) => followReferences(files, value, place),
    locate: (place) => ({
      file: show(place.uri),
      pointer: place.pointer,
      ...files.get(place.uri)?.findPosition(place.pointer),
    }),
  }
}
