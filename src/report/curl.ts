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
  /** Of a body that is too long for a command line the size is enough. */
  readonly body: CapturedBody & { readonly isTooLong?: true }
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
  return createCurlFormat()(request)
}

/** `formatCurl` for many requests, one after the other: most have the same headers. */
export function createCurlFormat(): (request: RepeatableRequest) => string {
  let last: readonly HeaderPair[] = []
  let words = ''
  const headerWords = (headers: readonly HeaderPair[]) => {
    if (!isSame(headers, last)) words = headerOptions(headers)
    last = headers
    return words
  }

  return (request) => {
    const { method, url, headers } = request
    const body = describeBody(request)
    const hasBody = body.kind !== 'none'
    let line = body.kind === 'pipe' ? `printf ${body.format} | curl` : 'curl'
    line += methodOption(method, hasBody) + urlOptions(url) + headerWords(headers)
    // curl adds a form type to every body that has none.
    if (hasBody && !headers.some(isType)) line += ' -H content-type:'
    if (body.kind === 'argument') line += ` --data-raw ${quoteShell(body.text)}`
    if (body.kind === 'pipe') line += ' --data-binary @-'
    if (url.startsWith('-')) line += ' --url'
    line += ` ${quoteShell(withoutControls(url, encodeURIComponent))}`
    return body.kind === 'none' && body.remark !== undefined ? `${line} # ${body.remark}` : line
  }
}

function isSame(one: readonly HeaderPair[], other: readonly HeaderPair[]): boolean {
  if (one === other) return true
  return (
    one.length === other.length &&
    one.every(([name, value], index) => name === other[index]?.[0] && value === other[index][1])
  )
}

/** Whether the command line is the whole request: nothing of its body is left out. */
export function isWhole(request: RepeatableRequest): boolean {
  const body = describeBody(request)
  return body.kind !== 'none' || body.remark === undefined
}

/** As much of a request as its command line needs, for later. */
export function keepRequest({ method, url, headers, body }: RepeatableRequest): RepeatableRequest {
  return {
    method,
    url,
    headers,
    body: isTooLong(body) ? { size: body.size, isTooLong: true } : body,
  }
}

function isTooLong(body: RepeatableRequest['body']): boolean {
  return body.isTooLong === true || (body.text ?? body.base64 ?? '').length > MAX_BODY_CHARACTERS
}

type Body =
  | { readonly kind: 'none'; readonly remark?: string }
  | { readonly kind: 'argument'; readonly text: string }
  | { readonly kind: 'pipe'; readonly format: string }

function describeBody({ body }: RepeatableRequest): Body {
  const { text, base64, size } = body
  if (isTooLong(body)) {
    return { kind: 'none', remark: `its body of ${size} bytes is too long for a command line` }
  }
  const kept = text ?? base64
  if (kept === undefined && size > 0) {
    return { kind: 'none', remark: `its body of ${size} bytes was not kept` }
  }
  if (kept === undefined || kept === '') return { kind: 'none' }
  if (text !== undefined && isPlain(text)) return { kind: 'argument', text }
  const bytes = text === undefined ? Buffer.from(kept, 'base64') : Buffer.from(text)
  return { kind: 'pipe', format: quotePrintf(bytes) }
}

/** Nothing in it changes when it is printed, so what is copied from a terminal is what was meant. */
function isPlain(text: string): boolean {
  return !BEYOND_ASCII.test(text) || escapeControls(text) === text
}

function methodOption(method: string, hasBody: boolean): string {
  if (method === 'GET' && !hasBody) return ''
  // With `-X HEAD` curl waits for a body that never comes.
  if (method === 'HEAD' && !hasBody) return ' --head'
  return ` -X ${quoteShell(withoutControls(method))}`
}

function urlOptions(url: string): string {
  // Braces and brackets are ranges to curl, and dot segments are removed, unless told otherwise.
  const globs = /[[\]{}]/.test(url) ? ' --globoff' : ''
  return /\/\.{1,2}(?:[/?#]|$)/.test(url) ? `${globs} --path-as-is` : globs
}

function headerOptions(headers: readonly HeaderPair[]): string {
  let options = ''
  for (const [name, value] of headers) {
    if (!isToken(name) || OWN_HEADERS.has(name.toLowerCase())) continue
    // `Name:` takes a header away in curl; `Name;` sends it empty.
    const header = value === '' ? `${name};` : `${name}: ${withoutControls(value)}`
    options += ` -H ${quoteShell(header)}`
  }
  return options
}

function isType([name]: HeaderPair): boolean {
  return name.toLowerCase() === 'content-type'
}

/** RFC 9110, section 5.6.2. Other names cannot be sent, and `@name` would make curl read a file. */
function isToken(name: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(name)
}

/** No method, URL or header can carry these; a shell line with them would not be one line. */
function withoutControls(text: string, replace: (character: string) => string = () => ' '): string {
  if (!BEYOND_ASCII.test(text)) return text
  return text.replace(/\p{Cc}/gu, (character) =>
    character === '\t' ? character : replace(character),
  )
}

/** Most texts hold nothing but printable ASCII, which needs no look at Unicode. */
const BEYOND_ASCII = /[^\x20-\x7e]/
