import type { Dispatcher } from 'undici'
import type { HeldBody } from './undici-body.js'

/** A request to undici as MSW's handlers see it. Throws a TypeError where its origin is unknown. */
export function buildWebRequest(
  options: Dispatcher.DispatchOptions,
  body: HeldBody['seen'],
  origin: string | undefined,
): Request {
  const base = options.origin ?? origin
  if (base === undefined) {
    throw new TypeError(
      'undiciInterceptor: a Pool or Client does not say where it is connected to. Give it: undiciInterceptor(handlers, { origin }).',
    )
  }
  // Put together, not resolved: of `//x/y` undici takes all as the path.
  const url = new URL(new URL(base).origin + options.path)
  for (const [name, value] of Object.entries(options.query ?? {})) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value]
    for (const one of values) url.searchParams.append(name, String(one))
  }
  const { method } = options
  const canHaveBody = method !== 'GET' && method !== 'HEAD'
  return new Request(url, {
    method,
    headers: readHeaders(options.headers),
    ...(body === null || !canHaveBody ? {} : { body: toBodyInit(body) }),
  })
}

function toBodyInit(body: Exclude<HeldBody['seen'], null>) {
  return body instanceof Uint8Array ? new Uint8Array(body) : body
}

/** Undici takes `[name, value, name, value]`, pairs, and objects whose values may be lists. */
function readHeaders(given: Dispatcher.DispatchOptions['headers']): Headers {
  const headers = new Headers()
  for (const [name, value] of listPairs(given)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value]
    for (const one of values) {
      if (typeof one === 'string' || typeof one === 'number') headers.append(name, String(one))
    }
  }
  return headers
}

function listPairs(given: unknown): (readonly [name: string, value: unknown])[] {
  if (typeof given !== 'object' || given === null) return []
  if (!(Symbol.iterator in given)) return Object.entries(given)
  const list: readonly unknown[] = [...(given as Iterable<unknown>)]
  if (list.every((one) => Array.isArray(one))) {
    return list.map(([name, value]: readonly unknown[]) => [String(name), value] as const)
  }
  return list.flatMap((name, index) =>
    index % 2 === 0 ? [[String(name), list[index + 1]] as const] : [],
  )
}
