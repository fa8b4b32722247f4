import type { ExpressionSource } from './model.js'

const QUOTED_LENGTH = 80

/** A piece of a key for a sentence: in backticks, and shortened where it is long. */
export function quote(text: string): string {
  return text.length > QUOTED_LENGTH ? `\`${text.slice(0, QUOTED_LENGTH - 3)}...\`` : `\`${text}\``
}

/** What a source is, for the middle of a sentence: "the query parameter `url`". */
export function describeSource(source: ExpressionSource): string {
  switch (source.kind) {
    case 'url':
      return 'the URL of the request'
    case 'method':
      return 'the method of the request'
    case 'status-code':
      return 'the status code of the response'
    case 'header':
      return `the ${source.message} header ${quote(source.name)}`
    case 'query':
    case 'path':
      return source.message === 'request'
        ? `the ${source.kind} parameter ${quote(source.name)}`
        : `the ${source.kind} parameter ${quote(source.name)} of the response`
    case 'body':
      return source.pointer === ''
        ? `the ${source.message} body`
        : `${quote(source.pointer)} of the ${source.message} body`
    case 'cookie':
      return `the cookie ${quote(source.name)}`
    case 'name':
      return `the parameter or body member ${quote(source.name)}`
  }
}
