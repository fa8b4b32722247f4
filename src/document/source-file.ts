import { parsePointer } from '../expression/pointer.js'
import type { OpenApiVersion } from '../schema/model.js'
import type { DocumentLimits } from './limits.js'
import { type ParsedText, parseText } from './parse.js'
import { type Survey, surveyData } from './survey.js'
import { createLineIndex, type TextPosition } from './text.js'
import { readVersion } from './version.js'

/** One parsed file. */
export interface SourceFile {
  readonly uri: string
  readonly bytes: number
  readonly data: unknown
  readonly survey: Survey
  /** The OpenAPI version that it declares itself, if any. */
  readonly version: OpenApiVersion | undefined
  /** Where a pointer stands in the text, or the nearest thing around it; the first use is slow. */
  findPosition(pointer: string): TextPosition | undefined
}

/** A file as it was read, before it is parsed. */
export interface ReadFile {
  readonly uri: string
  readonly bytes: number
  readonly text: string
}

/** Parses a file. `shown` is its name for the user. Throws a `RingbackError` for what it holds. */
export async function parseFile(
  file: ReadFile,
  shown: string,
  limits: DocumentLimits,
): Promise<SourceFile> {
  const parsed = await parseText(file.text, shown, limits)
  return {
    ...describeData(parsed.data, file.uri, shown, limits),
    bytes: file.bytes,
    findPosition: createFinder(file.text, parsed),
  }
}

/** A document that was handed over as an object: it has no text and so no positions. */
export function describeObject(data: object, uri: string, limits: DocumentLimits): SourceFile {
  return { ...describeData(data, uri, uri, limits), bytes: 0, findPosition: () => undefined }
}

function describeData(data: unknown, uri: string, shown: string, limits: DocumentLimits) {
  return {
    uri,
    data,
    survey: surveyData(data, uri, shown, limits),
    version: readVersion(data)?.version,
  }
}

function createFinder(text: string, parsed: ParsedText): SourceFile['findPosition'] {
  let find: SourceFile['findPosition'] | undefined
  return (pointer) => {
    if (find === undefined) {
      const index = parsed.indexPositions()
      const toPosition = createLineIndex(text)
      find = (wanted) => toPosition(index.findOffset(parsePointer(wanted) ?? []))
    }
    return find(pointer)
  }
}
