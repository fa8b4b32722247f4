import { join } from 'node:path'
import { ROOT, timeProcess } from './child.js'
import { alternate, compare, type Row } from './measure.js'

const ROUNDS = 21

/** `ringback --help`, the whole process, against a Node that does nothing. */
export async function measureHelp(): Promise<readonly Row[]> {
  const help = [join(ROOT, 'dist', 'cli', 'main.js'), '--help']
  const nothing = ['-e', '0']
  timeProcess(help)
  timeProcess(nothing)
  const pairs = await alternate(
    ROUNDS,
    () => timeProcess(help),
    () => timeProcess(nothing),
  )
  return [
    compare(
      'help: ringback --help, node -e 0',
      pairs,
      (ms) => ms,
      (ms) => `${ms.toFixed(0)} ms`,
      { atMost: 1.4 },
    ),
  ]
}
