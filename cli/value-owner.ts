/** Whom a value may be given for by name, as the help has it; `''` for a command about one callback. */
export type ValueOwner = 'OPERATION' | 'CALLBACK' | ''

/** How whom a value is for stands before it: `[OPERATION.]`. */
export function formOwner(owner: ValueOwner, mark: '.' | '='): string {
  return owner === '' ? '' : `[${owner}${mark}]`
}
