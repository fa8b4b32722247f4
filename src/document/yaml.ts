import { CORE_SCHEMA, load, YAMLException } from 'js-yaml'
import { RingbackError } from '../errors.js'
import { createLimitError, type DocumentLimits } from './limits.js'
import { expandMerges } from './yaml-merge.js'

/**
 * Parses YAML into what the same document in JSON would hold: dates stay text, `yes` and `no` too,
 * keys such as 200 become text (OpenAPI 3.1.1, section 4.3). Merge keys are expanded.
 * Throws RINGBACK_ERR_DOCUMENT_SYNTAX or RINGBACK_ERR_DOCUMENT_LIMIT.
 */
export function parseYaml(yaml: string, file: string, limits: DocumentLimits): unknown {
  let depth = 0
  try {
    const data = load(yaml, {
      schema: CORE_SCHEMA,
      // The parser recurses: it is stopped before it can exhaust the stack. A plain scalar is
      // opened twice, first as what might become a mapping.
      listener(event) {
        depth += event === 'open' ? 1 : -1
        if (depth > limits.depth + 2) throw createLimitError('depth', limits, file)
      },
    })
    return yaml.includes('<<') ? expandMerges(data, file, limits) : data
  } catch (error) {
    if (error instanceof YAMLException) throw createYamlError(yaml, file, error)
    throw error
  }
}

function createYamlError(yaml: string, file: string, error: YAMLException): RingbackError {
  const line = findLine(yaml, error)
  const column = error.mark as YAMLException['mark'] | undefined
  const at =
    line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column.column + 1}`}`
  const text = line === undefined ? '' : (yaml.split(/\r\n?|\n/, line)[line - 1] ?? '').trim()
  const excerpt = text === '' ? '' : `: ${JSON.stringify(text.slice(0, 60))}`
  const { expected, arrived, hint } =
    ADVICE.find((advice) => advice.reason.test(error.reason)) ?? GENERAL
  return new RingbackError(
    'RINGBACK_ERR_DOCUMENT_SYNTAX',
    `${file}${at}: expected ${expected}, but found ${arrived ?? error.reason}${excerpt}.`,
    { hint, cause: error },
  )
}

interface Advice {
  readonly reason: RegExp
  readonly expected: string
  /** Instead of the parser's own words. */
  readonly arrived?: string
  readonly hint: string
}

const GENERAL: Advice = {
  reason: /^/,
  expected: 'YAML or JSON',
  hint: 'Correct it there; indentation and quotes are the usual causes.',
}

const ADVICE: readonly Advice[] = [
  {
    reason: /duplicated mapping key/,
    expected: 'each key once in a mapping',
    arrived: 'one again',
    hint: 'Remove or rename one of the two keys.',
  },
  {
    reason: /expected a single document/,
    expected: 'a single document',
    arrived: 'a second one',
    hint: 'Put each document into a file of its own; `---` separates them.',
  },
  {
    reason: /tab characters/,
    expected: 'spaces for indentation',
    arrived: 'a tab',
    hint: 'Replace the tabs by spaces.',
  },
]

/** The parser gives no position where a second document starts. */
function findLine(yaml: string, error: YAMLException): number | undefined {
  const mark = error.mark as YAMLException['mark'] | undefined
  if (mark !== undefined) return mark.line + 1
  const lines = yaml.split(/\r\n?|\n/)
  const first = lines.findIndex((line) => !/^(?:\s*(?:#.*)?|%.*|---.*)$/.test(line))
  const second = lines.findIndex((line, index) => index > first && /^---(?:\s|$)/.test(line))
  return second === -1 ? undefined : second + 1
}
