import type { Dispatcher } from 'undici'

type UndiciBody = Dispatcher.DispatchOptions['body']

/** A body that can be looked at and sent all the same. */
export interface HeldBody {
  /** For a `Request` of the Fetch standard. */
  readonly seen: Uint8Array | string | FormData | null
  /** For undici: the body that was given, or its bytes where it could be read only once. */
  readonly sent: Exclude<UndiciBody, undefined>
}

/**
 * Takes whatever undici takes as a body. What can be read only once is read here. Rejects with a
 * TypeError for what is no body.
 */
export async function holdBody(body: unknown): Promise<HeldBody> {
  if (body === undefined || body === null) return { seen: null, sent: null }
  if (typeof body === 'string' || body instanceof Uint8Array) return { seen: body, sent: body }
  if (isForm(body)) {
    return { seen: copyForm(body), sent: body }
  }
  const bytes = await readBytes(body)
  return { seen: bytes, sent: bytes }
}

async function readBytes(body: unknown): Promise<Uint8Array> {
  if (body instanceof ArrayBuffer) return new Uint8Array(body)
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength)
  if (body instanceof Blob) return new Uint8Array(await body.arrayBuffer())
  if (isIterable(body)) return joinChunks(body)
  throw new TypeError(
    `undiciInterceptor: expected a body of text, bytes, a form or a stream, but got a ${typeof body}.`,
  )
}

type UndiciForm = Extract<UndiciBody, { append: unknown }>

/** The FormData of undici's package is not the global one, which alone `Request` takes. */
function isForm(body: unknown): body is UndiciForm {
  return isIterable(body) && Object.prototype.toString.call(body) === '[object FormData]'
}

function copyForm(entries: UndiciForm): FormData {
  const form = new FormData()
  for (const [name, value] of entries) form.append(name, value)
  return form
}

function isIterable(body: unknown): body is AsyncIterable<unknown> | Iterable<unknown> {
  if (typeof body !== 'object' || body === null) return false
  return Symbol.asyncIterator in body || Symbol.iterator in body
}

async function joinChunks(body: AsyncIterable<unknown> | Iterable<unknown>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) {
    chunks.push(chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk)))
  }
  return Buffer.concat(chunks)
}
