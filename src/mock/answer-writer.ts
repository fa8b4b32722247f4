import type { SchemaStore } from '../schema/model.js'
import { type AnswerBody, writeAnswerBody } from './answer-body.js'
import type { AnswerMedium } from './answer-medium.js'

export type AnswerWriter = (medium: AnswerMedium, value: unknown) => AnswerBody

/** Writes a value that is the same object as last time once. */
export function createAnswerWriter(schemas: SchemaStore): AnswerWriter {
  const written = new WeakMap<
    AnswerMedium,
    { readonly value: unknown; readonly body: AnswerBody }
  >()
  return (medium, value) => {
    const last = written.get(medium)
    if (last !== undefined && last.value === value) return last.body
    const body = writeAnswerBody(medium, value, schemas)
    written.set(medium, { value, body })
    return body
  }
}
