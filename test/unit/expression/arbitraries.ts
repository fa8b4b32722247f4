import fc from 'fast-check'
import { formatEmbedded } from '../../../src/expression/format.js'
import type {
  CallbackExpression,
  ExpressionContext,
  ExpressionSource,
  TemplatePart,
} from '../../../src/expression/model.js'
import { formatPointer } from '../../../src/expression/pointer.js'

/** Names as documents have them, and some that are hard on a parser. */
const anyName = fc.oneof(
  fc.stringMatching(/^[A-Za-z_][\w.-]{0,8}$/),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }),
)

const anyPointer = fc.array(anyName, { maxLength: 4 }).map(formatPointer)

const anyMessage = fc.constantFrom('request' as const, 'response' as const)

/** Every source that the grammar can spell. */
export const anyStandardSource: fc.Arbitrary<ExpressionSource> = fc.oneof(
  fc.constantFrom<ExpressionSource>({ kind: 'url' }, { kind: 'method' }, { kind: 'status-code' }),
  fc.record({
    kind: fc.constant('header' as const),
    message: anyMessage,
    name: fc.stringMatching(/^[\w!#$%&'*+.^`|~-]{1,10}$/),
  }),
  fc.record({
    kind: fc.constantFrom('query' as const, 'path' as const),
    message: anyMessage,
    name: anyName,
  }),
  fc.record({ kind: fc.constant('body' as const), message: anyMessage, pointer: anyPointer }),
)

/** Text that cannot be mistaken for an expression. */
export const anyLiteral = fc.stringMatching(/^[\w/.:?&=%+-]{1,12}$/)

/** Keys made of standard spellings with literals between them; no path is glued on. */
export const anyStandardKey: fc.Arbitrary<string> = fc
  .array(
    fc.tuple(
      anyStandardSource.map(formatEmbedded).filter((text) => text !== undefined),
      anyLiteral,
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((pairs) => pairs.flat().join(''))

/** Keys that come close to expressions: the pieces that they are made of, in any order. */
export const anyOddKey: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom('{', '}', '$', '#', '/', '.', '~', ' ', '{{', '}}', '[0]', '\ud83d', '://'),
      fc.constantFrom('$request', '$response', 'request', '.body', '.query', '.header', '.path'),
      fc.constantFrom('$url', '$method', '$statusCode', 'callback_url', '/v2', 'http', '$requests'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))

/** Sources and literals of a key: what is left when spelling is set aside. */
export function meaningOf(expression: CallbackExpression): readonly unknown[] {
  return expression.parts.map((part: TemplatePart) =>
    part.kind === 'literal' ? part.text : part.source,
  )
}

export function requestOf(
  request: Partial<ExpressionContext['request']>,
  response?: Partial<NonNullable<ExpressionContext['response']>>,
): ExpressionContext {
  return {
    request: {
      url: 'http://api.test/invoices',
      method: 'POST',
      headers: [],
      query: [],
      path: new Map(),
      ...request,
    },
    ...(response === undefined ? {} : { response: { status: 201, headers: [], ...response } }),
  }
}
