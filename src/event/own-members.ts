/**
 * Members of events, at any depth, that hold words and ids of our own and nothing from outside. A
 * secret may happen to be such a word (`token`, `trigger`, `valid`): struck out there, it would tell
 * nobody anything and take the run apart.
 */
export const OWN_MEMBERS: ReadonlySet<string> = new Set([
  ...['type', 'mode', 'kind', 'phase', 'match', 'verdict', 'withheld', 'reason'],
  ...['id', 'trigger', 'expectation', 'delivery', 'request', 'forwarded', 'findings'],
  ...['code', 'severity', 'basis'],
])
