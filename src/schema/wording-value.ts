import { describeSchema, describeTypes } from './describe-schema.js'
import { showChoices, showText, showValue } from './display.js'
import { FORMAT_EXAMPLES } from './format.js'
import { labelSubject, labelText } from './label.js'
import { findNearName } from './near-name.js'
import { type Word, wordValue } from './wording.js'

const wordType: Word = (violation) =>
  wordValue(violation, describeTypes(violation.parentSchema?.type))

const wordEnum: Word = (violation) => {
  const { parentSchema, data } = violation
  const values: readonly unknown[] = Array.isArray(parentSchema?.enum) ? parentSchema.enum : []
  const texts = values.filter((value) => typeof value === 'string')
  const near = typeof data === 'string' ? findNearName(data, texts) : undefined
  const hint = near === undefined ? '' : `: is ${showValue(near)} meant?`
  return wordValue(violation, showChoices(values), hint)
}

const wordFormat: Word = (violation) => {
  const name = String(violation.parentSchema?.format)
  const example = FORMAT_EXAMPLES.get(name)
  return wordValue(violation, example === undefined ? name : `${name} (such as ${example})`)
}

const wordPattern: Word = (violation) =>
  wordValue(violation, `text that matches ${showText(String(violation.params.pattern))}`)

const wordNot: Word = (violation, reader) => {
  const { parentSchema, instancePath, data } = violation
  if (parentSchema !== undefined && reader.origins.get(parentSchema)?.isForbidden === true) {
    const subject = labelSubject(instancePath)
    const arrived = labelText(instancePath, showValue(data))
    return { expected: `no ${subject}`, arrived, message: `${subject} must not be there` }
  }
  return wordValue(violation, `anything but ${describeSchema(parentSchema?.not, reader)}`)
}

const wordAlternatives: Word = (violation, reader) => {
  const { parentSchema, keyword, params } = violation
  const list = parentSchema?.[keyword]
  const options: readonly unknown[] = Array.isArray(list) ? list : []
  const describe = (option: unknown) => describeSchema(option, reader)
  if (Array.isArray(params.passingSchemas)) {
    const passing = params.passingSchemas.map((index) => describe(options[Number(index)]))
    const wording = wordValue(violation, `exactly one of ${passing.join(' and ')}`)
    return { ...wording, message: `${wording.message}, which is each of them` }
  }
  return wordValue(violation, [...new Set(options.map(describe))].slice(0, 8).join(' or '))
}

/** Keywords about what a value is. */
export const VALUE_WORDINGS: readonly (readonly [keyword: string, word: Word])[] = [
  ['type', wordType],
  ['enum', wordEnum],
  ['const', (violation) => wordValue(violation, showValue(violation.parentSchema?.const))],
  ['format', wordFormat],
  ['pattern', wordPattern],
  ['not', wordNot],
  ['oneOf', wordAlternatives],
  ['anyOf', wordAlternatives],
]
