import { countNoun } from './count.js'
import { parseWholeNumber } from './number.js'
import { writeStream } from './output.js'
import type { Shell } from './shell.js'

/** What `--max-warnings` says. Throws RINGBACK_ERR_USAGE for anything but a whole number. */
export function readMaxWarnings(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  return parseWholeNumber('--max-warnings', text, { from: 0, to: 1_000_000 })
}

/** The exit code, which more warnings than were allowed turn from 0 into 1. */
export async function limitWarnings(
  exitCode: number,
  counts: { readonly warnings: number; readonly maxWarnings: number | undefined },
  { stderr }: Pick<Shell, 'stderr'>,
): Promise<number> {
  const { warnings, maxWarnings } = counts
  if (exitCode !== 0 || maxWarnings === undefined || warnings <= maxWarnings) return exitCode
  await writeStream(
    stderr,
    `${countNoun(warnings, 'warning')}, more than --max-warnings ${maxWarnings} allows\n`,
  )
  return 1
}
