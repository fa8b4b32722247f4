import type { Parameter } from '../contract/model.js'
import { decodePercent } from '../sample/percent.js'
import { listHeader } from '../transport/headers.js'
import type { Call } from './call.js'

/**
 * The texts that arrived for a parameter, decoded, each as one piece where it was repeated; none
 * where it is absent. `values` holds the encoded parts of the path.
 */
export function listTexts(
  { name, in: place, style, explode }: Parameter,
  call: Call,
  values: ReadonlyMap<string, string>,
): readonly string[] {
  switch (place) {
    case 'query':
      return call.parameters.getAll(name)
    case 'header':
      return listHeader(call.request.headers, name)
    case 'cookie':
      return listCookies(call, name)
    case 'path': {
      const text = values.get(name)
      return text === undefined ? [] : listPathTexts(text, name, style, explode)
    }
  }
}

/** Styles label and matrix put marks before the value (OpenAPI 3.1.1, section 4.8.12.3). */
function listPathTexts(text: string, name: string, style: string, explode: boolean): string[] {
  if (style === 'label' && text.startsWith('.')) {
    const inner = text.slice(1)
    return (explode ? inner.split('.') : [inner]).map(decodePercent)
  }
  if (style === 'matrix' && text.startsWith(';')) {
    return text
      .slice(1)
      .split(';')
      .map((piece) => readMatrixPiece(piece, name))
  }
  return [decodePercent(text)]
}

/** `;color=blue`, and `;color` for an empty value; members of an object keep their names. */
function readMatrixPiece(piece: string, name: string): string {
  const [own = '', value = ''] = piece.split(/=(.*)/s)
  return decodePercent(decodePercent(own) === name ? value : piece)
}

/** RFC 6265, section 4.2.1; values that were percent-encoded are decoded. */
function listCookies({ request }: Call, name: string): string[] {
  return listHeader(request.headers, 'cookie')
    .flatMap((value) => value.split(';'))
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => decodePercent(pair.slice(name.length + 1)))
}
