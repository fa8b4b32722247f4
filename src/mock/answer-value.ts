import type { Contract } from '../contract/model.js'
import type { Sample } from '../sample/model.js'
import { makeRandom } from '../sample/random-value.js'
import { sampleNearest, sampleValue } from '../sample/value.js'
import type { AnswerMedium } from './answer-medium.js'

/** A value for the body of an answer, and where it comes from. */
export interface AnswerValue {
  readonly value: unknown
  readonly origin: string
}

export type AnswerSample =
  | ({ readonly ok: true } & AnswerValue)
  | Extract<Sample, { readonly ok: false }>

/** Values of answers, each made once. */
export interface AnswerValues {
  /** The first documented example that conforms, else a value made from the schema. */
  get(chosen: AnswerMedium): Promise<AnswerSample>
  /** A value made from the schema, another one each time. */
  generate(chosen: AnswerMedium): Promise<AnswerSample>
}

export function createAnswerValues({ schemas }: Contract, seed: number): AnswerValues {
  let turns = 0
  const known = new WeakMap<AnswerMedium, Promise<AnswerSample>>()

  async function make(
    { medium, form }: Pick<AnswerMedium, 'medium' | 'form'>,
    examples: readonly unknown[],
  ): Promise<AnswerSample> {
    const { schema } = medium
    const [example = form === 'json' ? {} : 'text'] = examples
    if (schema === undefined) {
      const origin = examples.length > 0 ? 'documented example' : 'nothing documented'
      return { ok: true, value: example, origin }
    }
    const sample = await sampleValue(schemas, schema, 'response', { seed, examples })
    if (sample.ok) {
      const origin = examples.includes(sample.value) ? 'documented example' : 'made from the schema'
      return { ...sample, origin }
    }
    // An example that breaks its schema is still what the document shows.
    if (examples.length > 0) {
      return { ok: true, value: example, origin: 'documented example that breaks its schema' }
    }
    const nearest = sampleNearest(schemas, schema, 'response', { seed })
    const origin = `nearest value (${sample.because})`
    return nearest.ok ? { ...nearest, origin } : sample
  }

  return {
    get(chosen) {
      const making = known.get(chosen) ?? make(chosen, chosen.medium.examples)
      known.set(chosen, making)
      return making
    },
    async generate({ medium, form }) {
      if (medium.schema === undefined) return make({ medium, form }, [])
      turns += 1
      const sample = await makeRandom(medium.schema, schemas, { seed, turn: turns })
      return sample.ok
        ? { ...sample, origin: 'made anew from the schema' }
        : make({ medium, form }, [])
    },
  }
}
