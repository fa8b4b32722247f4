import type { Ajv2020 } from 'ajv/dist/2020.js'
import { type AjvOptions, createAjv, type StepCounter } from './ajv.js'
import type { JsonSchema } from './model.js'

/** What Ajv says about one violation, as far as it is used. */
export interface Violation {
  readonly keyword: string
  /** JSON Pointer of the value that was judged. */
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
  /** The schema object that has the keyword: an object of the bundle. */
  readonly parentSchema?: Readonly<Record<string, unknown>>
  readonly data?: unknown
  /** Set where the name of a member was judged. */
  readonly propertyName?: string
}

/**
 * The validators of one bundle, and of the part of it at `pointer`. All throw StepLimitError where
 * it takes too long, and RangeError for values nested too deep.
 */
export interface Validator {
  /** Stops at the first violation. */
  isValid(value: unknown): boolean
  /** The first violation of a format, and the first of anything else. */
  listFirst(value: unknown, pointer?: string): readonly Violation[]
  listAll(value: unknown, pointer?: string): readonly Violation[]
}

/** Compiles bundles: each at once for the first violation, and for more when more is asked. */
export interface ValidatorFactory {
  /** Throws what Ajv throws on a schema that it cannot use. */
  create(schema: JsonSchema): Validator
}

const STEP_LIMIT = 200_000

/** Bundles share one Ajv per way of checking, made when it is first needed. */
export function createValidatorFactory(): ValidatorFactory {
  const steps: StepCounter = { left: STEP_LIMIT }
  const getFast = createOnce({ allErrors: false, validateFormats: true }, steps)
  const getWithoutFormats = createOnce({ allErrors: false, validateFormats: false }, steps)
  const getThorough = createOnce({ allErrors: true, validateFormats: true }, steps)
  let count = 0

  function create(schema: JsonSchema): Validator {
    const id = `ringback:bundle-${++count}`
    const validate = compile(getFast(), schema, id, '')

    function list(ajv: Ajv2020, pointer: string, value: unknown): readonly Violation[] {
      const check = compile(ajv, schema, id, pointer)
      steps.left = STEP_LIMIT
      return check(value) === true ? [] : (check.errors ?? [])
    }

    return {
      isValid: (value) => {
        steps.left = STEP_LIMIT
        return validate(value) === true
      },
      listFirst: (value, pointer = '') => [
        ...list(getWithoutFormats(), pointer, value),
        ...list(getFast(), pointer, value).filter((violation) => violation.keyword === 'format'),
      ],
      listAll: (value, pointer = '') => list(getThorough(), pointer, value),
    }
  }

  return { create }
}

function createOnce(options: AjvOptions, steps: StepCounter): () => Ajv2020 {
  let ajv: Ajv2020 | undefined
  return () => (ajv ??= createAjv(options, steps))
}

/** The validator of the schema, or of its part at `pointer`; Ajv keeps it for the next time. */
function compile(ajv: Ajv2020, schema: JsonSchema, id: string, pointer: string) {
  if (ajv.schemas[id] === undefined) ajv.addSchema(schema, id)
  const fragment = pointer.split('/').map(encodeURIComponent).join('/')
  const validate = ajv.getSchema(pointer === '' ? id : `${id}#${fragment}`)
  if (validate === undefined) throw new Error(`no schema at ${pointer}`)
  return validate
}
