import type { MediaTypeContract } from '../contract/model.js'
import { listOptions } from '../schema/coerce.js'
import type { SchemaStore } from '../schema/model.js'
import { listProperties } from '../schema/property.js'
import type { AnswerRules } from './carry.js'

/** Rules where nothing is documented. */
export const ANYTHING: AnswerRules = {
  isDeclared: () => false,
  conforms: () => true,
  isFaultless: () => true,
}

const RULES = new WeakMap<MediaTypeContract, AnswerRules>()

/** What the schema of an answer accepts; everything where there is none. Read once for each. */
export function readRules(medium: MediaTypeContract, schemas: SchemaStore): AnswerRules {
  const known = RULES.get(medium)
  if (known !== undefined) return known
  const rules = describeRules(medium, schemas)
  RULES.set(medium, rules)
  return rules
}

function describeRules({ schema }: MediaTypeContract, schemas: SchemaStore): AnswerRules {
  if (schema === undefined) return ANYTHING
  const compilation = schemas.compile(schema, 'response')
  const bundle = schemas.bundle(schema, 'response').schema
  const declared = new Map<string, ReadonlySet<string>>()
  const listDeclared = (wrapper = ''): ReadonlySet<string> => {
    const known = declared.get(wrapper)
    if (known !== undefined) return known
    const outer = wrapper === '' ? bundle : (listProperties(bundle).get(wrapper) ?? true)
    const names = [...listProperties(outer)]
      .filter(([, member]) => !listOptions(member, member).some((one) => one.writeOnly === true))
      .map(([name]) => name)
    const set = new Set(names)
    declared.set(wrapper, set)
    return set
  }
  const isDeclared = (name: string, wrapper?: string) => listDeclared(wrapper).has(name)
  if (!compilation.ok || compilation.contradiction !== undefined) {
    return { ...ANYTHING, isDeclared }
  }
  const { check } = compilation
  return {
    isDeclared,
    conforms: (value) => check(value).every((issue) => issue.lenient),
    isFaultless: (value) => check(value).length === 0,
  }
}
