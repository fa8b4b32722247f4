import type { GivenBody, UserValues } from '../sample/model.js'
import { parseJson } from '../schema/json.js'
import { fillText, fillValue, listReferences, type StepScope, UnfilledError } from './step-value.js'

export type FilledValues =
  | { readonly ok: true; readonly values: UserValues }
  | { readonly ok: false; readonly because: string }

/** The values of a trigger with what they take from `before` steps and from the environment. */
export function fillUserValues(values: UserValues, scope: StepScope): FilledValues {
  // Hardly any values refer to something.
  if (!hasReferences(values)) return { ok: true, values }
  const { parameters, members, body, headers } = values
  try {
    return {
      ok: true,
      values: {
        parameters: new Map(Array.from(parameters, ([key, text]) => [key, fillText(text, scope)])),
        members: new Map(Array.from(members, ([key, value]) => [key, fillValue(value, scope)])),
        headers: headers.map(([name, value]) => [name, fillText(value, scope)]),
        ...(body === undefined ? {} : { body: fillBody(body, scope) }),
      },
    }
  } catch (error) {
    if (error instanceof UnfilledError) return { ok: false, because: error.message }
    throw error
  }
}

function hasReferences({ parameters, members, headers, body }: UserValues): boolean {
  for (const text of parameters.values()) if (hasBraces(text)) return true
  for (const value of members.values()) if (listReferences(value).length > 0) return true
  for (const [, value] of headers) if (hasBraces(value)) return true
  return body !== undefined && hasBraces(new TextDecoder('latin1').decode(body.bytes))
}

function hasBraces(text: string): boolean {
  return text.includes('{{')
}

/** Only JSON: in other bytes, braces are what they are. */
function fillBody(body: GivenBody, scope: StepScope): GivenBody {
  const parsed = parseJson(body.bytes)
  if (!parsed.ok) return body
  const filled = JSON.stringify(fillValue(parsed.value, scope))
  if (filled === JSON.stringify(parsed.value)) return body
  return { ...body, bytes: new TextEncoder().encode(filled) }
}

/** All texts of values that may hold references. */
export function listTexts({ parameters, members, body, headers }: UserValues): readonly unknown[] {
  const text = body === undefined ? '' : new TextDecoder().decode(body.bytes)
  return [...parameters.values(), ...members.values(), ...headers.flat(), text]
}
