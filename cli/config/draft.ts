import {
  type CallbackOperation,
  type Contract,
  type SuggestedPlace,
  suggestPlace,
  type TriggerOperation,
} from '../../src/index.js'

/** A first `ringback.config.yaml` for a document: what is known is set, the rest is told in comments. */
export function draftConfig(contract: Contract): string {
  const { triggers, title } = contract
  return [
    `# What \`ringback verify\` needs for ${JSON.stringify(title)}. ringback/config.schema.json in the`,
    '# package describes everything that may stand here; options of the command line win over it.',
    '',
    `document: ${JSON.stringify(contract.source)}`,
    '# Base URL of the running API, where it is not what the document says:',
    '# api: http://127.0.0.1:8000',
    '# Command that starts it:',
    "# start: 'node server.js'",
    '# How long a callback may take:',
    'timeout: 5s',
    ...draftCredentials(triggers),
    '',
    ...(triggers.length === 0
      ? ['# The document has no callbacks.']
      : ['operations:', ...triggers.flatMap((one) => draftOperation(one, contract))]),
    '',
  ].join('\n')
}

function draftCredentials(triggers: readonly TriggerOperation[]): readonly string[] {
  if (triggers.every(({ security }) => security.flat().length === 0)) return []
  const lines = ['bearer: env:API_TOKEN', 'apiKey: env:API_KEY', 'basic: env:API_USER_AND_PASSWORD']
  return [
    '# Where its credentials are; the values themselves do not belong into this file:',
    '# credentials:',
    ...lines.map((line) => `#   ${line}`),
  ]
}

function draftOperation(operation: TriggerOperation, contract: Contract): readonly string[] {
  const { id, method, path, parameters, callbacks } = operation
  const needed = parameters.filter((one) => one.in === 'path')
  return [
    `  # ${flatten(`${method} ${path}`)}`,
    `  ${JSON.stringify(id)}:`,
    ...(needed.length === 0
      ? []
      : [
          '    # Values that must exist in the API:',
          '    # parameters:',
          ...needed.map(({ name }) => `    #   ${JSON.stringify(`path:${name}`)}: VALUE`),
        ]),
    '    # Members of the body that must have a certain value, by JSON Pointer:',
    '    # members: { /customer: 7 }',
    '    # What makes the callbacks come, where the call alone does not:',
    '    # after:',
    ...draftSteps(operation),
    '    callbacks:',
    ...callbacks.flatMap((one) => draftCallback(one, suggestPlace(operation, contract.schemas))),
  ]
}

/** A link that the document has is better than a path to fill in. */
function draftSteps({ responses }: TriggerOperation): readonly string[] {
  const links = responses.flatMap(({ links = [] }) => links.map(({ name }) => name))
  if (links.length === 0) {
    return ["    #   - request: { method: POST, path: '/events/{{answer#/id}}', expect: 2xx }"]
  }
  return [...new Set(links)].map(
    (name) => `    #   - link: ${JSON.stringify(name)} # as its answer documents it`,
  )
}

function draftCallback(
  { name, drivability }: CallbackOperation,
  { place, isGuess }: SuggestedPlace,
): readonly string[] {
  const lines = [
    `      ${JSON.stringify(name)}:`,
    '        expect: required # or optional, or none',
  ]
  if (drivability.drivable) return lines
  return [
    `      # ${flatten(drivability.because)}`,
    `      ${JSON.stringify(name)}:`,
    '        expect: optional # required, once it is bound',
    `        # bind: ${quoteText(place)} # ${isGuess ? 'guessed from its name; or' : 'or'} header:NAME, body:/pointer, none`,
  ]
}

/** As YAML reads it back. */
function quoteText(text: string): string {
  return /^[\w:/-]+$/.test(text) ? text : JSON.stringify(text)
}

/** A comment ends with its line. */
function flatten(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ')
}
