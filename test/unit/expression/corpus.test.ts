import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formatCallbackKey } from '../../../src/expression/format.js'
import type { CallbackExpression } from '../../../src/expression/model.js'
import { parseCallbackKey } from '../../../src/expression/parse.js'
import { requireCorpus } from '../../support/corpus.js'

/** What a key was read as: strict, its dialects, a fault, or the shape of one without expression. */
function classify(expression: CallbackExpression): string {
  if (expression.faults.length > 0) return 'fault'
  if (expression.shape !== 'expression') return expression.shape
  const dialects = new Set(expression.deviations.map((deviation) => deviation.dialect))
  return dialects.size === 0 ? 'strict' : [...dialects].sort().join(' + ')
}

test('Every key of the collected public documents is read as its class says', (context) => {
  const rows = readFileSync(join(requireCorpus(context), 'expressions.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
  const counts: Record<string, number> = {}
  for (const [key = '', , , , conformant] of rows) {
    const expression = parseCallbackKey(key)
    const kind = classify(expression)
    counts[kind] = (counts[kind] ?? 0) + 1
    expect(kind === 'strict', key).toBe(conformant === 'true')
    if (kind === 'strict') expect(formatCallbackKey(expression)).toBe(key)
    if (kind === 'fault') expect(expression.shape).not.toBe('expression')
  }
  expect(counts).toEqual({
    strict: 91,
    'missing-dollar': 28,
    'blank-in-braces + missing-dollar': 1,
    'bare-name': 7,
    'bare-name + dotted-body': 1,
    'dotted-body': 3,
    'template-name': 4,
    'unclosed-brace': 2,
    'missing-braces': 1,
    'relative-path': 10,
    'static-url': 10,
    'bare-word': 12,
    fault: 5,
  })
  expect(rows).toHaveLength(175)
})
