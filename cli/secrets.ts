import type { ValueFlags } from './flags.js'
import type { Header } from './header.js'
import type { Setting } from './setting.js'

/** What must not be shown of the values that the options give. */
export function listValueSecrets({ header, set }: ValueFlags): readonly string[] {
  return [...header.flatMap(listHeaderSecrets), ...set.flatMap(listSettingSecrets)]
}

const SECRET_NAME = /authorization|cookie|key|token|secret|password/i

/** Whether what goes by this name is taken for a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name)
}

/** Shorter parts of a cookie are rather settings than secrets. */
const SHORTEST_COOKIE_SECRET = 8

/** Values that must not be shown: of a header with a telling name, also what follows its scheme word. */
export function listHeaderSecrets([name, value]: Header): readonly string[] {
  if (!isSecretName(name) || value === '') return []
  if (/authorization/i.test(name)) return [value, ...readCredentials(value)]
  return /cookie/i.test(name) ? [value, ...readCookies(value)] : [value]
}

function readCredentials(value: string): readonly string[] {
  const [, scheme = '', credentials = ''] = /^(\S+)\s+(.+)$/.exec(value) ?? []
  if (scheme.toLowerCase() !== 'basic') return credentials === '' ? [] : [credentials]
  const decoded = Buffer.from(credentials, 'base64').toString('utf8')
  return [credentials, decoded, decoded.slice(decoded.indexOf(':') + 1)]
}

function readCookies(value: string): readonly string[] {
  return value
    .split(';')
    .map((pair) => pair.slice(pair.indexOf('=') + 1).trim())
    .filter((one) => one.length >= SHORTEST_COOKIE_SECRET)
}

/** The value of a setting that goes by a telling name, and every cookie. */
export function listSettingSecrets({ place, name, value }: Setting): readonly string[] {
  if (value === '') return []
  const last = place === 'body' ? name.slice(name.lastIndexOf('/') + 1) : name
  return place === 'cookie' || isSecretName(last) ? [value] : []
}
