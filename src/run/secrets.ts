import type { Credentials } from '../sample/model.js'

/** `user:password` also leaks by its password alone. */
export function listSecrets({ bearer, apiKey, basic }: Credentials): string[] {
  const password = basic?.slice(basic.indexOf(':') + 1)
  return [bearer, apiKey, basic, password].filter((secret) => secret !== undefined)
}
