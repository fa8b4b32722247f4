import type { Parameter } from '../contract/model.js'
import { decodePercent } from '../sample/percent.js'
import { listHeader } from '../transport/headers.js'
import type { Call } from './call.js'

/** Texts as they arrived, and what takes their encoding away. */
export interface WrittenTexts {
  readonly texts: readonly string[]
  readonly decode: (text: string) => string
}

/**
 * The texts that arrived for a parameter, decoded, each as one piece where it was repeated; none
 * where it is absent. `values` holds the encoded parts of the path.
 */
export function listTexts(
  parameter: Parameter,
  call: Call,
  values: ReadonlyMap<string, string>,
): readonly string[] {
  // They are decoded already.
  if (parameter.in === 'query') return call.parameters.getAll(parameter.name)
  const { texts, decode } = readWritten(parameter, call, values)
  return texts.map(decode)
}

/** The same texts before they are decoded, for what is to be split first. */
export function readWritten(
  { name, in: place, style, explode }: Parameter,
  call: Call,
  values: ReadonlyMap<string, string>,
): WrittenTexts {
  switch (place) {
    case 'query':
      return { texts: listFields(call.query, name), decode: decodeField }
    case 'header':
      return { texts: listHeader(call.request.headers, name), decode: (text) => text }
    case 'cookie':
      return { texts: listCookies(call, name), decode: decodePercent }
    case 'path': {
      const text = values.get(name)
      const texts = text === undefined ? [] : listPathTexts(text, name, style, explode)
      return { texts, decode: decodePercent }
    }
  }
}

/** Styles label and matrix put marks before the value (OpenAPI 3.1.1, section 4.8.12.3). */
function listPathTexts(text: string, name: string, style: string, explode: boolean): string[] {
  if (style === 'label' && text.startsWith('.')) {
    const inner = text.slice(1)
    return explode ? inner.split('.') : [inner]
  }
  if (style === 'matrix' && text.startsWith(';')) {
    return text
      .slice(1)
      .split(';')
      .map((piece) => readMatrixPiece(piece, name))
  }
  return [text]
}

/** `;color=blue`, and `;color` for an empty value; members of an object keep their names. */
function readMatrixPiece(piece: string, name: string): string {
  const [own = '', value = ''] = piece.split(/=(.*)/s)
  return decodePercent(own) === name ? value : piece
}

/** RFC 6265, section 4.2.1. */
function listCookies({ request }: Call, name: string): string[] {
  return listHeader(request.headers, 'cookie')
    .flatMap((value) => value.split(';'))
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
}

function listFields(query: string, name: string): string[] {
  return query.split('&').flatMap((pair) => {
    const [own = '', value = ''] = pair.split(/=(.*)/s)
    return decodeField(own) === name ? [value] : []
  })
}

/** The way of forms, as `Call.parameters`. */
function decodeField(text: string): string {
  return /[%+]/.test(text) ? (new URLSearchParams(`=${text}`).get('') ?? text) : text
}
