import { expect, test } from 'vitest'
import { sampleValue } from '../../../src/sample/value.js'
import type { JsonSchema } from '../../../src/schema/model.js'
import { createSampleStore } from '../../support/sample-store.js'

const refer = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const PET: JsonSchema = {
  type: 'object',
  required: ['kind'],
  properties: { kind: { type: 'string' } },
  discriminator: {
    propertyName: 'kind',
    mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' },
  },
}
const SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Pet: PET,
  Cat: { allOf: [refer('Pet'), { properties: { lives: { type: 'integer' } } }] },
  Dog: { allOf: [refer('Pet'), { properties: { tricks: { type: 'integer' } } }] },
  One: { anyOf: [refer('Dog'), refer('Cat')] },
  Named: { ...refer('Cat') },
}

test.each([
  ['One', 'dog'],
  ['Named', 'cat'],
])('a value of %s has the tag that the discriminator of its parent gives it', async (name, tag) => {
  const store = createSampleStore(SCHEMAS)
  const sample = await sampleValue(store, store.place(name), 'request', { seed: 1, examples: [] })
  expect(sample).toMatchObject({ ok: true, value: { kind: tag } })
})
