/** Runtime expressions of callback keys (OpenAPI 3.1.1, section 4.8.20 and its ABNF). */

/** Where a runtime expression takes its value from. */
export type ExpressionSource =
  | { readonly kind: 'url' }
  | { readonly kind: 'method' }
  | { readonly kind: 'status-code' }
  | { readonly kind: 'header'; readonly message: MessageKind; readonly name: string }
  | { readonly kind: 'query' | 'path'; readonly message: MessageKind; readonly name: string }
  /** `pointer` is a JSON Pointer (RFC 6901); `''` is the whole body. */
  | { readonly kind: 'body'; readonly message: MessageKind; readonly pointer: string }
  /** Not in the grammar, but a bare name may turn out to be a cookie parameter. */
  | { readonly kind: 'cookie'; readonly name: string }
  /** A bare name (`{$callback_url}`, `{name}`): its source is not known until it is bound. */
  | { readonly kind: 'name'; readonly name: string }

export type MessageKind = 'request' | 'response'

export interface LiteralPart {
  readonly kind: 'literal'
  readonly text: string
}

export interface ExpressionPart {
  readonly kind: 'expression'
  readonly source: ExpressionSource
  /** As it stands in the key, braces included. */
  readonly text: string
  /** Index of its first character in the key. */
  readonly offset: number
}

export type TemplatePart = LiteralPart | ExpressionPart

/** The spellings outside the grammar that are read all the same. */
export type Dialect =
  | 'bare-name' // {$callback_url}
  | 'template-name' // {callback_url}
  | 'dotted-body' // {$request.body.a.b}
  | 'missing-dollar' // {request.body#/a}
  | 'missing-slash' // {$request.body#a}
  | 'missing-braces' // http://$request.query.url
  | 'blank-in-braces' // { $request.body#/a }
  | 'double-braces' // {{$request.body#/a}}
  | 'unclosed-brace' // {$request.body#/a
  | 'dots-for-slashes' // {$request.body#/a.b} where only /a/b exists
  | 'glued-prefix' // /v2{$callback_url}

/** One place where the key leaves the grammar, and what it was read as. */
export interface Deviation {
  readonly dialect: Dialect
  readonly offset: number
  readonly length: number
  /** One sentence: what stands there and how it is read. */
  readonly message: string
  /** The standard spelling of that part, where there is one. */
  readonly standard?: string
}

/** A part that could not be read at all; it stays in the template as a literal. */
export interface Fault {
  readonly offset: number
  readonly length: number
  readonly message: string
}

/**
 * `expression`: at least one expression part. The others hold no expression, and are callbacks
 * whose place in the trigger only the user can tell.
 */
export type KeyShape = 'expression' | 'static-url' | 'relative-path' | 'bare-word'

/** A callback key, read. Never a bare string, and reading never throws. */
export interface CallbackExpression {
  /** The key as it stands in the document. */
  readonly text: string
  readonly shape: KeyShape
  /** In order; all of the key but a glued prefix, which is left out. */
  readonly parts: readonly TemplatePart[]
  readonly deviations: readonly Deviation[]
  readonly faults: readonly Fault[]
}

/** The trigger (and its answer) that an expression is evaluated over. */
export interface ExpressionContext {
  readonly request: {
    readonly url: string
    readonly method: string
    readonly headers: readonly (readonly [name: string, value: string])[]
    /** Decoded values of the query, in order. */
    readonly query: readonly (readonly [name: string, value: string])[]
    /** Decoded values of the path parameters. */
    readonly path: ReadonlyMap<string, string>
    /** The parsed body; undefined where there is none or it is not JSON. */
    readonly body?: unknown
  }
  readonly response?: {
    readonly status: number
    readonly headers: readonly (readonly [name: string, value: string])[]
    readonly body?: unknown
  }
}

/** What one expression part was found to be worth. */
export interface Binding {
  readonly part: ExpressionPart
  readonly value: string
}

export type Evaluation =
  | { readonly ok: true; readonly value: string; readonly bindings: readonly Binding[] }
  | { readonly ok: false; readonly because: string; readonly part: ExpressionPart }
