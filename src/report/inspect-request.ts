import { escapeControls } from '../transport/escape.js'
import { flowParts, renderField } from './field.js'
import type { InspectedCallback, InspectedWebhook } from './inspection.js'
import type { TextStyle } from './text-style.js'
import { cutWidth } from './text-width.js'

const LAYOUT = { indent: 2, label: 10 }
const MAX_DESCRIPTION = 40

/** A callback or webhook as a block: name, method and key, then `rows`, body, answers and the rest. */
export function renderRequest(
  request: InspectedWebhook | InspectedCallback,
  rows: readonly (readonly [label: string, value: string])[],
  style: TextStyle,
): readonly string[] {
  const { name, method, security } = request
  const target = 'key' in request ? `${method} ${request.key}` : method
  const head = escapeControls(name)
  const [first = '', ...rest] = flowParts([head, escapeControls(target)], '   ', 2, style.width)
  return [
    style.paint.bold(head) + first.slice(head.length),
    ...rest,
    ...[
      ...rows,
      ['body', describeBody(request)] as const,
      ['answers', describeAnswers(request, style)] as const,
      ...(request.parameters.length === 0 ? [] : [['takes', describeParameters(request)] as const]),
      ...(security.length === 0 ? [] : [['needs', security.join(' or ')] as const]),
    ].flatMap(([label, value]) => renderField(label, escapeControls(value), LAYOUT, style)),
  ]
}

function describeBody({ body }: InspectedWebhook): string {
  if (body === undefined) return 'none documented'
  const types = body.content.map(({ type, schema }) => {
    return schema === undefined ? type : `${type} ${schema}`
  })
  const content = types.length === 0 ? 'of no documented media type' : types.join(' or ')
  return body.required ? content : `${content} (optional)`
}

function describeAnswers({ answers }: InspectedWebhook, { symbols }: TextStyle): string {
  if (answers.length === 0) return 'none documented'
  const words = answers.map(({ status, description }) => {
    const short = cutWidth(description.trim(), MAX_DESCRIPTION, symbols.ellipsis)
    return short === '' ? status : `${status} ${short}`
  })
  return words.join(', ')
}

function describeParameters({ parameters }: InspectedWebhook): string {
  const words = parameters.map((parameter) => {
    return `${parameter.in} ${parameter.name}${parameter.required ? '' : ' (optional)'}`
  })
  return words.join(', ')
}
