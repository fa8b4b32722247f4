import type { Cause } from './model.js'

/** Keywords that leave open which fields are known. */
const CHOICES = ['oneOf', 'anyOf', 'not']
/** Keywords by how much they tell; the first of several at one place is kept. */
const TELLING = ['type', 'const', 'enum', 'required', 'pattern']

/**
 * One cause for each place. An unknown field is dropped where something else is wrong in it, or
 * where it is open what it is a field of: it may be unknown only because of that.
 */
export function selectCauses(causes: readonly Cause[]): Cause[] {
  const byPlace = new Map<string, Cause>()
  for (const cause of causes) {
    if (isOfficialSlip(cause)) continue
    const known = byPlace.get(cause.pointer)
    if (known === undefined || rank(cause) < rank(known)) byPlace.set(cause.pointer, cause)
  }
  const causesLeft = [...byPlace.values()]
  const wrong = causesLeft.filter(({ keyword }) => keyword !== 'validate')
  const around = new Set(wrong.flatMap(({ pointer }) => listOwners(pointer)))
  const undecided = new Set(
    wrong.filter(({ keyword }) => CHOICES.includes(keyword)).map(({ pointer }) => pointer),
  )
  return causesLeft.filter(({ keyword, pointer }) => {
    return keyword !== 'validate' || !(around.has(pointer) || undecided.has(ownerOf(pointer)))
  })
}

/** What stands around the value at a pointer, but for the document itself. */
function listOwners(pointer: string): string[] {
  const owners: string[] = []
  for (let at = ownerOf(pointer); at !== ''; at = ownerOf(at)) owners.push(at)
  return owners
}

function ownerOf(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')))
}

/**
 * What the official schemas refuse and the specification allows: extensions of a Callback Object
 * that are no mappings, and a Schema Object that names another dialect.
 */
function isOfficialSlip({ keyword, pointer }: Cause): boolean {
  if (keyword === 'const') return pointer.endsWith('/$schema')
  return /\/callbacks\/[^/]+\/x-[^/]*$/.test(pointer)
}

function rank({ keyword }: Cause): number {
  const at = TELLING.indexOf(keyword)
  if (keyword === 'validate') return TELLING.length + 1
  return at === -1 ? TELLING.length : at
}
