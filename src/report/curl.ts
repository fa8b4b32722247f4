import type { CapturedBody } from '../event/model.js'
import { escapeControls } from '../transport/escape.js'
import type { HeaderPair } from '../transport/model.js'
import { quotePrintf } from './printf-quote.js'
import { quoteShell } from './shell-quote.js'

/** What a command line is made of: a request as the events carry it, secrets already replaced. */
export interface RepeatableRequest {
  readonly method: string
  readonly url: string
  readonly headers: readonly HeaderPair[]
  readonly body: CapturedBody
}

/** Headers that curl works out itself, or that belong to one connection. */
const OWN_HEADERS = new Set(['content-length', 'host', 'connection', 'transfer-encoding'])

/** Above this a command line is no use in a terminal, and ten thousand of them fill the memory. */
const MAX_BODY_CHARACTERS = 4096

/**
 * One line for a POSIX shell that sends the request again with curl. Bodies of printable text go
 * into `--data-raw`, since `--data-binary @name` would read a file; all others are piped in by
 * `printf`. A body that was not kept, or is longer than 4,096 characters, is left out, and a
 * comment at the end says so.
 */
export function formatCurl(request: RepeatableRequest): string {
  const body = describeBody(request)
  const words = [
    'curl',
    ...methodOptions(request.method, body.kind !== 'none'),
    ...urlOptions(request.url),
    ...headerOptions(request.headers, body.kind !== 'none'),
    ...(body.kind === 'argument' ? ['--data-raw', quoteShell(body.text)] : []),
    ...(body.kind === 'pipe' ? ['--data-binary', '@-'] : []),
    ...(request.url.startsWith('-') ? ['--url'] : []),
    quoteShell(withoutControls(request.url, encodeURIComponent)),
  ]
  const pipe = body.kind === 'pipe' ? `printf ${body.format} | ` : ''
  const remark = body.kind === 'none' && body.remark !== undefined ? ` # ${body.remark}` : ''
  return pipe + words.join(' ') + remark
}

/** Whether the command line is the whole request: nothing of its body is left out. */
export function isWhole(request: RepeatableRequest): boolean {
  const body = describeBody(request)
  return body.kind !== 'none' || body.remark === undefined
}

type Body =
  | { readonly kind: 'none'; readonly remark?: string }
  | { readonly kind: 'argument'; readonly text: string }
  | { readonly kind: 'pipe'; readonly format: string }

function describeBody({ body }: RepeatableRequest): Body {
  const { text, base64, size } = body
  const kept = text ?? base64
  if (kept === undefined && size > 0) {
    return { kind: 'none', remark: `its body of ${size} bytes was not kept` }
  }
  if (kept === undefined || kept === '') return { kind: 'none' }
  if (kept.length > MAX_BODY_CHARACTERS) {
    return { kind: 'none', remark: `its body of ${size} bytes is too long for a command line` }
  }
  if (text !== undefined && isPlain(text)) return { kind: 'argument', text }
  const bytes = text === undefined ? Buffer.from(kept, 'base64') : Buffer.from(text)
  return { kind: 'pipe', format: quotePrintf(bytes) }
}

/** Nothing in it changes when it is printed, so what is copied from a terminal is what was meant. */
function isPlain(text: string): boolean {
  return escapeControls(text) === text
}

function methodOptions(method: string, hasBody: boolean): readonly string[] {
  if (method === 'GET' && !hasBody) return []
  // With `-X HEAD` curl waits for a body that never comes.
  if (method === 'HEAD' && !hasBody) return ['--head']
  return ['-X', quoteShell(withoutControls(method))]
}

function urlOptions(url: string): readonly string[] {
  return [
    // Braces and brackets are ranges to curl, and dot segments are removed, unless told otherwise.
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    ...(/\/\.{1,2}(?:[/?#]|$)/.test(url) ? ['--path-as-is'] : []),
  ]
}

function headerOptions(headers: readonly HeaderPair[], hasBody: boolean): readonly string[] {
  const sent = headers.filter(([name]) => isToken(name) && !OWN_HEADERS.has(name.toLowerCase()))
  const lines = sent.map(([name, value]) => {
    // `Name:` takes a header away in curl; `Name;` sends it empty.
    return value === '' ? `${name};` : `${name}: ${withoutControls(value)}`
  })
  const hasType = sent.some(([name]) => name.toLowerCase() === 'content-type')
  // curl adds a form type to every body that has none.
  if (hasBody && !hasType) lines.push('content-type:')
  return lines.flatMap((line) => ['-H', quoteShell(line)])
}

/** RFC 9110, section 5.6.2. Other names cannot be sent, and `@name` would make curl read a file. */
function isToken(name: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name)
}

/** No method, URL or header can carry these; a shell line with them would not be one line. */
function withoutControls(text: string, replace: (character: string) => string = () => ' '): string {
  return text.replace(/\p{Cc}/gu, (character) =>
    character === '\t' ? character : replace(character),
  )
}
