import type { OpenApiDocument } from '../document/model.js'
import { parsePointer, readMember } from '../expression/pointer.js'
import { childPlace, type Node } from './reader.js'

export type Walk =
  | {
      readonly ok: true
      readonly node: Node
      /** What it is a member of. */
      readonly owner: Node | undefined
      /** As written, decoded. */
      readonly pointer: string
    }
  /** As half a sentence. */
  | { readonly ok: false; readonly because: string }

/**
 * Where an `operationRef` of the file `base` leads. Unlike a `$ref` it also goes through path items
 * that are references themselves, as the specification's own example has it.
 */
export function walkReference(document: OpenApiDocument, reference: string, base: string): Walk {
  const [file = '', fragment = ''] = reference.split(/#(.*)/s, 2)
  const pointer = decodeFragment(fragment)
  const tokens = pointer === undefined ? undefined : parsePointer(pointer)
  if (pointer === undefined || tokens === undefined) {
    return no(reference, `${JSON.stringify(fragment)} is no JSON Pointer`)
  }
  const start = file === '' ? { uri: base, pointer: '' } : findFile(document, file, base)
  if (start === undefined) return no(reference, `${file} is no part of the document`)
  let owner: Node | undefined
  let node: Node = { value: document.read(start), place: start }
  for (const token of tokens) {
    const value = readMember(node.value, token)
    if (value === undefined) return no(reference, `there is no ${JSON.stringify(token)} in it`)
    const followed = document.follow(value, childPlace(node.place, token))
    if (!followed.ok) return no(reference, followed.because)
    owner = node
    node = { value: followed.value, place: followed.place }
  }
  return { ok: true, node, owner, pointer }
}

function findFile(document: OpenApiDocument, file: string, base: string) {
  const resolved = document.resolve(file, base)
  return resolved.ok ? resolved.place : undefined
}

function decodeFragment(fragment: string): string | undefined {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return undefined
  }
}

function no(reference: string, because: string): Walk {
  return {
    ok: false,
    because: `its operationRef ${JSON.stringify(reference)} leads nowhere: ${because}`,
  }
}
