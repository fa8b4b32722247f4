import type { HttpRequest } from '../../../src/index.js'
import { layOutJson } from '../view/json.js'
import { printJson } from '../view/json-text.js'

type ReadRequest =
  | { readonly ok: true; readonly request: HttpRequest }
  | { readonly ok: false; readonly because: string }

const REMARK = [
  '# The request as it will be sent: request line, headers, an empty line, the body.',
  '# Save and leave the editor to send it. Unchanged or empty, it is not sent.',
]

/** Lengths follow from the body, and belong to one connection. */
const OWN_HEADERS = new Set(['content-length', 'transfer-encoding', 'connection'])

/** A request as a text that people edit. JSON is laid out, its values as they were written. */
export function formatRequest({ method, url, headers, body }: HttpRequest): string {
  const text = Buffer.from(body).toString('utf8')
  const json = layOutJson(text)
  const kept = headers.filter(([name]) => !OWN_HEADERS.has(name.toLowerCase()))
  return [
    ...REMARK,
    `${method} ${url}`,
    ...kept.map(([name, value]) => `${name}: ${value}`),
    '',
    json === undefined ? endText(text) : `${printJson(json)}\n`,
  ].join('\n')
}

/** Editors put no line feed behind one that is there, so one that is the body's own gets another. */
function endText(text: string): string {
  return text.endsWith('\n') ? `${text}\n` : text
}

/**
 * Reads it back. The line feed that editors put at the end of a file is no part of the body, nor are
 * line ends of Windows, unless they stand in the body alone.
 */
export function readRequest(text: string): ReadRequest {
  const lines = dropEditorMarks(text).split('\n')
  const start = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'))
  const line = lines[start]?.trim()
  if (line === undefined) return { ok: false, because: 'The request is empty.' }
  const parts = /^(\S+)\s+(\S+)$/.exec(line)
  if (parts === null) {
    return { ok: false, because: `"${line}" is no request line, such as POST http://host/path.` }
  }
  const [, method = '', url = ''] = parts
  const end = lines.findIndex((one, index) => index > start && one.trim() === '')
  const headers: [string, string][] = []
  for (const header of lines.slice(start + 1, end === -1 ? undefined : end)) {
    const at = header.indexOf(':')
    if (at <= 0) return { ok: false, because: `"${header}" is no header, such as name: value.` }
    headers.push([header.slice(0, at).trim(), header.slice(at + 1).trim()])
  }
  const body =
    end === -1
      ? ''
      : lines
          .slice(end + 1)
          .join('\n')
          .replace(/\n$/, '')
  return { ok: true, request: { method, url, headers, body: Buffer.from(body) } }
}

/** A byte order mark, and line ends that the editor has changed: then the first line has one too. */
function dropEditorMarks(text: string): string {
  const kept = text.replace(/^\ufeff/, '')
  return /^[^\n]*\r\n/.test(kept) ? kept.replaceAll('\r\n', '\n') : kept
}
