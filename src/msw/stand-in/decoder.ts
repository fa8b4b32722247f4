import type { Decoder } from '../../transport/decoder.js'

/** None: `fetch` has undone the encoding of an answer, and a page does not encode what it sends. */
export const DECODERS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>()
