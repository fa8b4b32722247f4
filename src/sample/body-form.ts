import type { MediaTypeContract } from '../contract/model.js'
import { isJson, type MediaType, parseMediaType } from '../transport/headers.js'

/** The kinds of bodies that can be written. */
export type BodyForm = 'json' | 'form' | 'multipart' | 'text'

/** A documented media type that a body can be written for. */
export interface WritableMedium {
  readonly form: BodyForm
  /** Value of the Content-Type header. */
  readonly contentType: string
  readonly medium?: MediaTypeContract
}

/** JSON with nothing documented about it. */
export const PLAIN_JSON: WritableMedium = { form: 'json', contentType: 'application/json' }

/** The first of the documented media types in order of preference: JSON, other JSON types, forms. */
export function chooseMedium(content: readonly MediaTypeContract[]): WritableMedium | undefined {
  const ranked = content.flatMap((medium) => {
    const read = readMediaType(medium.type)
    return read === undefined ? [] : [{ ...read, medium }]
  })
  return ranked.sort((first, second) => first.rank - second.rank)[0]
}

/** How bodies of a media type are written; undefined where they cannot be. */
export function readMediaType(
  text: string,
): (Omit<WritableMedium, 'medium'> & { readonly rank: number }) | undefined {
  const media = parseMediaType(text)
  if (media === undefined) return undefined
  const contentType = media.hasStrayBlanks ? media.essence : text.trim()
  if (media.essence === 'application/json') return { form: 'json', contentType, rank: 0 }
  if (media.essence === '*/*' || media.essence === 'application/*' || media.subtype === '*+json') {
    return { ...PLAIN_JSON, rank: 2 }
  }
  if (isJson(media)) return { form: 'json', contentType, rank: 1 }
  switch (media.essence) {
    case 'application/x-www-form-urlencoded':
      return { form: 'form', contentType, rank: 3 }
    case 'multipart/form-data':
      return { form: 'multipart', contentType: media.essence, rank: 4 }
    case 'multipart/related':
    case 'multipart/mixed':
      return { form: 'multipart', contentType: media.essence, rank: 5 }
    case 'text/*':
      return { form: 'text', contentType: contentType.replace('text/*', 'text/plain'), rank: 6 }
    default:
      return isText(media) ? { form: 'text', contentType, rank: 6 } : undefined
  }
}

/** Any text that a string can be: plain, HTML, CSV; of XML a schema describes the elements. */
function isText({ type, subtype }: MediaType): boolean {
  return type === 'text' && subtype !== 'xml' && !subtype.includes('*')
}
