/** The body of a response; undefined, and no more of it read, where it is longer than `maxBytes`. */
export async function readLimited(
  response: Response,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop cancels the stream.
  for await (const chunk of readChunks(response)) {
    size += chunk.length
    if (size > maxBytes) return undefined
    chunks.push(chunk)
  }
  const body = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    body.set(chunk, offset)
    offset += chunk.length
  }
  return body
}

/** By a reader: not every browser can iterate over a stream. Leaving the loop cancels it. */
export async function* readChunks({ body }: Response): AsyncGenerator<Uint8Array> {
  if (body === null) return
  const reader = (body as ReadableStream<Uint8Array>).getReader()
  let isDone = false
  try {
    for (;;) {
      const { done, value } = await reader.read()
      isDone = done
      if (done) return
      yield value
    }
  } finally {
    // Nobody waits for it: a sender that hangs may hang here too.
    if (!isDone) reader.cancel().catch(() => undefined)
  }
}
