import type { Expectation, Trigger } from './model.js'

/** All triggers of a run, found by token, and their expectations, found by the rest of their URL. */
export interface Ledger {
  add(trigger: Trigger): void
  /** Makes an expectation findable by its URL, once that is known. */
  index(expectation: Expectation): void
  findByToken(token: string): Trigger | undefined
  /** Makes a trigger findable by a path of its own, without a token. */
  addRoute(path: string, trigger: Trigger): void
  findByRoute(path: string): Trigger | undefined
  /** Expectations whose URL goes on like this behind the token; never those with nothing behind it. */
  findBySuffix(suffix: string): readonly Expectation[]
  /** Triggers in the order in which they were added. */
  list(): Iterable<Trigger>
}

export function createLedger(): Ledger {
  const byToken = new Map<string, Trigger>()
  const byRoute = new Map<string, Trigger>()
  const bySuffix = new Map<string, Expectation[]>()
  /** Those that are not found by suffix yet: most runs never ask for one. */
  const unfiled: Expectation[] = []

  function index(expectation: Expectation): void {
    if (expectation.url.kind === 'known') unfiled.push(expectation)
  }

  function file(expectation: Expectation): void {
    for (const suffix of listSuffixes(expectation)) {
      const known = bySuffix.get(suffix)
      if (known === undefined) bySuffix.set(suffix, [expectation])
      else if (!known.includes(expectation)) known.push(expectation)
    }
  }

  return {
    add: (trigger) => {
      byToken.set(trigger.token, trigger)
      for (const expectation of trigger.expectations) index(expectation)
    },
    index,
    findByToken: (token) => byToken.get(token),
    addRoute: (path, trigger) => void byRoute.set(path, trigger),
    findByRoute: (path) => byRoute.get(path),
    findBySuffix: (suffix) => {
      for (const expectation of unfiled.splice(0)) file(expectation)
      return bySuffix.get(suffix) ?? []
    },
    list: () => byToken.values(),
  }
}

function listSuffixes({ url, trigger }: Expectation): string[] {
  if (url.kind !== 'known') return []
  return url.targets.flatMap(({ text }) => {
    const suffix = text === undefined ? undefined : suffixOf(text, trigger.token)
    return suffix === undefined || suffix === '' || suffix === '/' ? [] : suffix
  })
}

/** What stands behind the token; undefined where the token does not stand. */
export function suffixOf(target: string, token: string): string | undefined {
  const start = target.toLowerCase().indexOf(token)
  return start < 0 ? undefined : target.slice(start + token.length)
}
