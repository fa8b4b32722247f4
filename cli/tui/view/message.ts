import { wrapText } from '../../../src/index.js'
import type { Look } from '../look.js'
import type { DeliveryReceived, TriggerSent } from '../state/entry.js'
import { showBody } from './body.js'
import { clean } from './clean.js'
import type { Marks } from './json-body.js'

type Headers = TriggerSent['headers']

/** A request line in bold, its headers, its body. */
export function showRequest(
  { method, url, headers, body }: Pick<TriggerSent, 'method' | 'url' | 'headers' | 'body'>,
  marks: Marks,
  width: number,
  look: Look,
): readonly string[] {
  return [
    ...wrapText(`${clean(method)} ${clean(url)}`, width).map(look.paint.bold),
    ...showHeaders(headers, width, look),
    '',
    ...showBody(body, marks, width, look),
  ]
}

/** What was answered. An answer without body needs no line for it. */
export function showAnswer(
  { status, headers, body }: DeliveryReceived['answer'],
  marks: Marks,
  width: number,
  look: Look,
): readonly string[] {
  const color = status < 300 ? look.paint.green : status < 500 ? look.paint.yellow : look.paint.red
  return [
    `${look.paint.bold('answered')} ${color(String(status))}`,
    ...showHeaders(headers, width, look),
    ...(body.size === 0 ? [] : ['', ...showBody(body, marks, width, look)]),
  ]
}

function showHeaders(headers: Headers, width: number, { paint }: Look): readonly string[] {
  return headers.flatMap(([name, value]) => {
    const head = `${clean(name)}: `
    const lines = wrapText(head + clean(value), width - 4)
    return lines.map((line, index) => {
      if (index > 0) return `    ${line}`
      const shown = Math.min(head.length, line.length)
      return `  ${paint.dim(line.slice(0, shown))}${line.slice(shown)}`
    })
  })
}
