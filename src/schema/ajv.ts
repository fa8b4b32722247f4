import { Ajv2020 } from 'ajv/dist/2020.js'
import type { RegExpLike } from 'ajv/dist/types/index.js'
import addFormats from 'ajv-formats'
import { STEP_KEYWORD } from './bundle.js'
import { OPENAPI_FORMATS } from './format.js'
import { createMatcher } from './pattern.js'

/** Steps that the validation under way may still take into schemas that contain themselves. */
export interface StepCounter {
  left: number
}

/** Thrown out of a validator that has no steps left. */
export class StepLimitError extends Error {
  override readonly name = 'StepLimitError'
}

function compilePattern(pattern: string): RegExpLike {
  return createMatcher(pattern)
}
compilePattern.code = 'compilePattern'

export interface AjvOptions {
  readonly allErrors: boolean
  readonly validateFormats: boolean
}

/** An Ajv for normalised schemas. It reads nothing but what it is given and prints nothing. */
export function createAjv(options: AjvOptions, steps: StepCounter): Ajv2020 {
  const ajv = new Ajv2020({
    ...options,
    meta: false,
    validateSchema: false,
    strict: false,
    // 1e400 is Infinity after JSON.parse, and no number of JSON.
    strictNumbers: true,
    // `parentSchema` of an error is the very object of the bundle, which tells its place.
    verbose: true,
    ownProperties: true,
    multipleOfPrecision: 8,
    discriminator: false,
    addUsedSchema: false,
    logger: false,
    // Each takes more time to compile than it ever saves here: together 4 of 5 parts of it.
    inlineRefs: false,
    code: { regExp: compilePattern, optimize: false },
  })
  addFormats.default(ajv, { mode: 'full', keywords: false })
  for (const [name, format] of Object.entries(OPENAPI_FORMATS)) ajv.addFormat(name, format)
  ajv.addKeyword({
    keyword: STEP_KEYWORD,
    schema: false,
    errors: false,
    // Ajv looks at keywords in the order of their definition: this one must come before those that
    // lead deeper.
    before: '$ref',
    validate: () => {
      if (--steps.left < 0) throw new StepLimitError()
      return true
    },
  })
  return ajv
}
