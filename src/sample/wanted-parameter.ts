import type { Parameter, ParameterPlace } from '../contract/model.js'
import type { TriggerPlan, UserValues } from './model.js'

/** The declared parameters, then those that only the path, a slot, an expression or the user names. */
export function listWanted(plan: TriggerPlan): readonly Parameter[] {
  const { operation } = plan
  const wanted = new Map<string, Parameter>()
  for (const parameter of operation.parameters) {
    wanted.set(keyOf(parameter.in, parameter.name), parameter)
  }
  for (const [place, name] of [
    ...[...operation.path.matchAll(/\{([^{}]+)\}/g)].map((match) => ['path', match[1]] as const),
    ...[...plan.slots, ...plan.identities].map(
      (slot) => [slot.in, slot.in === 'body' ? undefined : slot.name] as const,
    ),
    ...[...readGiven(plan.values.parameters).values()].map(
      (given) => [given.in, given.name] as const,
    ),
  ]) {
    if (place === 'body' || name === undefined) continue
    const key = keyOf(place, name)
    if (!wanted.has(key)) wanted.set(key, declare(place, name, operation.place))
  }
  return [...wanted.values()]
}

/** As if it stood in the document without a schema. */
function declare(place: ParameterPlace, name: string, origin: Parameter['place']): Parameter {
  return {
    name,
    in: place,
    required: place === 'path',
    style: place === 'query' || place === 'cookie' ? 'form' : 'simple',
    explode: false,
    allowReserved: false,
    examples: [],
    place: origin,
  }
}

/** One parameter that the user gave. */
export interface GivenParameter {
  readonly in: ParameterPlace
  readonly name: string
  readonly text: string
}

/** What the user gave by `keyOf`; entries that name no place of parameters are left out. */
export function readGiven(
  parameters: UserValues['parameters'],
): ReadonlyMap<string, GivenParameter> {
  const given = new Map<string, GivenParameter>()
  for (const [placeAndName, text] of parameters) {
    const place = PLACES.find((candidate) => placeAndName.startsWith(`${candidate}:`))
    if (place === undefined) continue
    const name = placeAndName.slice(place.length + 1)
    given.set(keyOf(place, name), { in: place, name, text })
  }
  return given
}

const PLACES: readonly ParameterPlace[] = ['path', 'query', 'header', 'cookie']

/** Tells parameters apart: by place and name, names of headers without case (RFC 9110, 5.1). */
export function keyOf(place: ParameterPlace, name: string): string {
  return `${place}:${place === 'header' ? name.toLowerCase() : name}`
}
