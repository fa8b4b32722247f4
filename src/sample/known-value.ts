import { isRecord } from '../schema/value.js'

/**
 * The spellings of a known value that may stand in the place of `current`, best first: values of
 * the same kind, and numbers as texts or texts as numbers. Where nothing stands yet (undefined) all
 * of them may.
 */
export function listSpellings(known: unknown, current: unknown): readonly unknown[] {
  if (known === undefined || known === null) return []
  if (current === undefined) return [known, ...respell(known)]
  if (kindOf(known) === kindOf(current)) return [known]
  return respell(known).filter((value) => kindOf(value) === kindOf(current))
}

function respell(known: unknown): readonly unknown[] {
  if (typeof known === 'number' || typeof known === 'boolean') return [String(known)]
  return typeof known === 'string' && NUMBER.test(known) ? [Number(known)] : []
}

/** Only what comes out again as it went in: no identifier loses digits. */
const NUMBER = /^(?:0|-?[1-9]\d{0,14})$/

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'list'
  return isRecord(value) ? 'object' : typeof value
}
