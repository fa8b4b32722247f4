import type { Credentials, SendDeliveryOptions, UserValues } from '../src/index.js'
import { parseBody, readBody } from './body.js'
import { readCredentials } from './credentials.js'
import { parseDuration } from './duration.js'
import { parseHeader } from './header.js'
import { parseWholeNumber } from './number.js'
import { listRepeatArguments } from './repeat.js'
import { listValueSecrets } from './secrets.js'
import { parseSetting, readMemberValue } from './setting.js'
import type { RawTriggerFlags } from './trigger-options.js'
import { parseHttpUrl } from './url.js'
import { DELIVERY_FORM } from './value-form.js'

type Environment = Readonly<Record<string, string | undefined>>

/** What the flags of `trigger` say. Throws RINGBACK_ERR_USAGE for the first without a meaning. */
export async function readTriggerFlags(
  flags: RawTriggerFlags,
  env: Environment,
): Promise<Omit<SendDeliveryOptions, 'callback'>> {
  const settings = flags.set.filter((text) => !isPart(text))
  const set = settings.map((text) => parseSetting(text, DELIVERY_FORM))
  const header = flags.header.map((text) => parseHeader('--header', text))
  const body =
    flags.body === undefined ? undefined : await readBody(parseBody(flags.body, DELIVERY_FORM))
  const values: UserValues = {
    parameters: new Map(
      set.flatMap(({ place, name, value }) =>
        place === 'body' ? [] : [[`${place}:${name}`, value] as const],
      ),
    ),
    members: new Map(
      set.flatMap(({ place, name, value }) =>
        place === 'body' ? [[name, readMemberValue(value)] as const] : [],
      ),
    ),
    ...(body === undefined ? {} : { body: { bytes: body } }),
    headers: header,
  }
  return {
    to: parseHttpUrl('--to', flags.to),
    values,
    parts: new Map(flags.set.filter(isPart).map(splitPart)),
    credentials: readAskedCredentials(flags, env),
    secrets: listValueSecrets({ header, set, body: [] }),
    timeoutMs: flags.timeout === undefined ? undefined : parseDuration('--timeout', flags.timeout),
    seed: flags.seed === undefined ? undefined : readSeed(flags.seed),
    strict: flags.strict,
    arguments: listArguments(flags, settings),
  }
}

function readSeed(text: string): number {
  return parseWholeNumber('--seed', text, { from: 0, to: 2 ** 31 - 1 })
}

const PART = /^(\{+[^}]*\}+|\$[^=]+)=(.*)$/s

/** `{$request.body#/id}=inv-7`: a part of the key. */
function isPart(text: string): boolean {
  return PART.test(text)
}

function splitPart(text: string): readonly [string, string] {
  const [, part = '', value = ''] = PART.exec(text) ?? []
  return [part, value]
}

/** What the environment holds is for the API: a receiver gets only what it is meant to get. */
export function readAskedCredentials(
  flags: Pick<RawTriggerFlags, 'bearer' | 'apiKey' | 'basic'>,
  env: Environment,
): Credentials {
  return readCredentials(flags, {
    ...env,
    ...(flags.bearer === undefined && { RINGBACK_BEARER: undefined }),
    ...(flags.apiKey === undefined && { RINGBACK_API_KEY: undefined }),
    ...(flags.basic === undefined && { RINGBACK_BASIC: undefined }),
  })
}

function listArguments(flags: RawTriggerFlags, settings: readonly string[]) {
  const body = flags.body === undefined ? [] : [flags.body]
  const { document, run } = listRepeatArguments({ ...flags, only: [], set: settings, body })
  return { document, run: [...flags.set.filter(isPart).flatMap((one) => ['--set', one]), ...run] }
}
