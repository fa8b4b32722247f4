import { argv, stderr, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { measureCold } from './cold.js'
import { measureGithub } from './github.js'
import { measureHelp } from './help.js'
import { isWithin, type Measurement, type MeasureOptions, type Row } from './measure.js'
import { measureMemory } from './memory.js'
import { measureReceiver } from './receiver.js'
import { measureRoundTrip } from './round-trip.js'
import { measureScreen } from './screen.js'
import { formatTable } from './table.js'

const MEASUREMENTS: ReadonlyMap<string, Measurement> = new Map([
  ['receiver', measureReceiver],
  ['round-trip', measureRoundTrip],
  ['help', measureHelp],
  ['cold', measureCold],
  ['github', measureGithub],
  ['memory', measureMemory],
  ['screen', measureScreen],
])

/** `npm run bench -- [NAME...] [--deliveries N]`: 1 when a measurement falls short or breaks off. */
async function main(args: readonly string[]): Promise<number> {
  const { names, options } = readArguments(args)
  const rows: Row[] = []
  let isWhole = true
  for (const name of names) {
    stderr.write(`${name} ...\n`)
    try {
      rows.push(...((await MEASUREMENTS.get(name)?.(options)) ?? []))
    } catch (error) {
      isWhole = false
      stderr.write(`${name} broke off: ${describeError(error)}\n`)
    }
  }
  stdout.write(`\n${formatTable(rows)}`)
  return isWhole && rows.every(isWithin) ? 0 : 1
}

function readArguments(args: readonly string[]): {
  names: readonly string[]
  options: MeasureOptions
} {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { deliveries: { type: 'string' } },
  })
  const known = [...MEASUREMENTS.keys()]
  const unknown = positionals.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    throw new TypeError(`there is no measurement "${unknown}", but ${known.join(', ')}`)
  }
  const deliveries = values.deliveries === undefined ? undefined : Number(values.deliveries)
  if (deliveries !== undefined && !(Number.isInteger(deliveries) && deliveries >= 10)) {
    throw new TypeError(
      `--deliveries: expected a whole number from 10 up, not "${values.deliveries ?? ''}"`,
    )
  }
  return { names: positionals.length === 0 ? known : positionals, options: { deliveries } }
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

for (const [signal, exitCode] of [['SIGINT', 130] as const, ['SIGTERM', 143] as const]) {
  process.once(signal, () => process.exit(exitCode))
}

try {
  process.exitCode = await main(argv.slice(2))
} catch (error) {
  stderr.write(`${describeError(error)}\n`)
  process.exitCode = 2
}
