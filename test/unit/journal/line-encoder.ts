import type { RunEvent } from '../../../src/event/model.js'
import { createEntryEncoder } from '../../../src/journal/encode.js'
import { JsonWriter } from '../../../src/journal/json-writer.js'

/** Encodes with one encoder and one writer, as a journal does. */
export function createLineEncoder(): (seq: number, event: RunEvent) => string {
  const encode = createEntryEncoder()
  const writer = new JsonWriter()
  return (seq, event) => {
    writer.clear()
    encode(writer, seq, event)
    return writer.bytes.toString()
  }
}
