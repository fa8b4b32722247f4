import { formatPointer } from '../expression/pointer.js'
import type { JsonSchema, SchemaStore } from '../schema/model.js'
import type { CallbackOperation, TriggerOperation } from './model.js'
import { primaryMedia } from './scope.js'

/** Names that usually hold a callback URL. */
const TELLING = /call_?back|hook|notif|sink|ur[il]\b/i

/** Where a callback URL may go: `isGuess` where only a name says so, else there is one to fill in. */
export interface SuggestedPlace {
  /** As `--bind` and `bind` have it: `query:callback_url`, `body:/MEMBER`. */
  readonly place: string
  readonly isGuess: boolean
}

/** The parameter or body member of an operation whose name looks like a callback URL. */
export function suggestPlace(trigger: TriggerOperation, schemas: SchemaStore): SuggestedPlace {
  const parameter = trigger.parameters.find(
    (one) => one.in !== 'path' && one.in !== 'cookie' && TELLING.test(one.name),
  )
  if (parameter !== undefined) return guess(`${parameter.in}:${parameter.name}`)
  const schema = primaryMedia(trigger.body?.content)?.schema
  const members = schema === undefined ? [] : listMembers(schemas.bundle(schema, 'request').schema)
  const member = members.find((one) => TELLING.test(one))
  if (member !== undefined) return guess(`body:${formatPointer([member])}`)
  return { place: trigger.body === undefined ? 'query:NAME' : 'body:/MEMBER', isGuess: false }
}

/** The `--bind` argument that would make a callback drivable, for a shell. */
export function suggestBinding(
  callback: Pick<CallbackOperation, 'name'>,
  trigger: TriggerOperation,
  schemas: SchemaStore,
): string {
  const name = /\s/.test(callback.name) ? `'${callback.name}'` : callback.name
  return `${name}=${suggestPlace(trigger, schemas).place}`
}

function guess(place: string): SuggestedPlace {
  return { place, isGuess: true }
}

/** Members that the schema itself declares; those behind references and combinations do not matter here. */
function listMembers(schema: JsonSchema): string[] {
  if (typeof schema === 'boolean') return []
  const { properties, $ref, $defs } = schema
  if (typeof properties === 'object' && properties !== null) return Object.keys(properties)
  const target = typeof $ref === 'string' ? $ref.replace('#/$defs/', '') : ''
  const referred = typeof $defs === 'object' && $defs !== null ? Object.entries($defs) : []
  const found = referred.find(([key]) => key === target)?.[1] as JsonSchema | undefined
  return found === undefined || typeof found === 'boolean' || found === schema
    ? []
    : listMembers({ ...found, $defs: {} })
}
