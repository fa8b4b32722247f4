import type { Credentials } from '../sample/model.js'

/** `user:password` also leaks by its password alone. */
export function listSecrets({ bearer, apiKey, basic }: Credentials): string[] {
  const password = basic?.slice(basic.indexOf(':') + 1)
  return [bearer, apiKey, basic, password].filter((secret) => secret !== undefined)
}

// As a word of its own: `author` and `monkey` are none.
const SECRET_NAME =
  /(?:^|[-_.])(?:key|api[-_.]?key|token|secret|pass(?:word)?|sig|signature|auth|code|jwt)$/i

/**
 * Secrets that stand in a URL that the user gives: the values of query parameters that are called
 * like one, such as `token` or `X-Api-Key`, as they are written and decoded.
 */
export function listUrlSecrets(url: string | undefined): string[] {
  if (url === undefined || !URL.canParse(url)) return []
  const { search } = new URL(url)
  const decoded = [...new URLSearchParams(search)].filter(([name]) => isSecretName(name))
  const written = search.slice(1).split('&').map(splitPair)
  return [...decoded, ...written.filter(([name]) => isSecretName(name))].flatMap(([, value]) =>
    value === '' ? [] : [value],
  )
}

function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name.replace(/([a-z])([A-Z])/g, '$1-$2'))
}

function splitPair(pair: string): [name: string, value: string] {
  const equals = pair.indexOf('=')
  return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)]
}
