import { RingbackError } from '../errors.js'
import { createJsonError, isDeeperThan, isParsedDeeperThan } from './json.js'
import { indexJson, type PositionIndex } from './json-position.js'
import { createLimitError, type DocumentLimits } from './limits.js'

export interface ParsedText {
  readonly data: unknown
  /** Costs about as much as parsing: for when a position is asked for. */
  indexPositions(): PositionIndex
}

/**
 * Parses JSON or YAML, told apart by content: names and media types are often wrong. `file` is its
 * name for the user. Throws RINGBACK_ERR_DOCUMENT_SYNTAX or RINGBACK_ERR_DOCUMENT_LIMIT.
 */
export async function parseText(
  text: string,
  file: string,
  limits: DocumentLimits,
): Promise<ParsedText> {
  if (/^\s*$/.test(text)) throw createEmptyError(file)
  if (/^\s*<[!?a-z]/i.test(text)) throw createMarkupError(text, file)
  if (!/^\s*[{[]/.test(text)) return parseAsYaml(text, file, limits)
  if (isParsedDeeperThan(text, limits.depth)) throw createLimitError('depth', limits, file)
  try {
    return { data: JSON.parse(text) as unknown, indexPositions: () => indexJson(text) }
  } catch (cause) {
    if (isDeeperThan(text, limits.depth)) throw createLimitError('depth', limits, file)
    return await parseFlowYaml(text, file, limits, cause)
  }
}

/** YAML has mappings in braces too, with keys that need no quotes. */
async function parseFlowYaml(
  text: string,
  file: string,
  limits: DocumentLimits,
  jsonError: unknown,
): Promise<ParsedText> {
  try {
    return await parseAsYaml(text, file, limits)
  } catch (yamlError) {
    const isSyntax =
      yamlError instanceof RingbackError && yamlError.code === 'RINGBACK_ERR_DOCUMENT_SYNTAX'
    if (!isSyntax || /\.ya?ml$/i.test(file)) throw yamlError
    throw createJsonError(text, file, jsonError)
  }
}

/** Loads the two YAML parsers only for those who need them: a fifth of a short run. */
async function parseAsYaml(
  text: string,
  file: string,
  limits: DocumentLimits,
): Promise<ParsedText> {
  const [{ parseYaml }, { indexYaml }] = await Promise.all([
    import('./yaml.js'),
    import('./yaml-position.js'),
  ])
  return { data: parseYaml(text, file, limits), indexPositions: () => indexYaml(text) }
}

function createEmptyError(file: string): RingbackError {
  return new RingbackError(
    'RINGBACK_ERR_DOCUMENT_SYNTAX',
    `${file}: expected an OpenAPI document in JSON or YAML, but it is empty.`,
    { hint: 'Check that whatever writes it succeeded.' },
  )
}

function createMarkupError(text: string, file: string): RingbackError {
  const isHtml = /<(?:!doctype\s+html|html|head|body)\b/i.test(text.slice(0, 2000))
  const isUrl = /^https?:/.test(file)
  return new RingbackError(
    'RINGBACK_ERR_DOCUMENT_SYNTAX',
    `${file}: expected an OpenAPI document in JSON or YAML, but found ${isHtml ? 'an HTML page' : 'markup'}.`,
    {
      hint: isUrl
        ? `A page about the API is not its document: try ${new URL('/openapi.json', file).href}.`
        : 'Name the JSON or YAML file that the page was made from, often openapi.json.',
    },
  )
}
