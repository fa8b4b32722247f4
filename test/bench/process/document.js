import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

/** A document of the benchmark, read the shortest way. */
export function readDocument(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** A validator of a component schema. */
export function compile(document, name) {
  const ajv = new Ajv2020({ allErrors: true })
  formats.default(ajv)
  return ajv.compile(document.components.schemas[name])
}
