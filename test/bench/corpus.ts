// `npm run corpus`: how much of a collection of real documents Ringback reads, and how much of it it
// can play and verify. Prints two tables.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { listCallbacks } from '../../src/check/run.js'
import { loadContract } from '../../src/contract/load.js'
import type { CallbackOperation, Contract, Operation } from '../../src/contract/model.js'
import { createDocumentCache } from '../../src/document/cache.js'
import { RingbackError } from '../../src/errors.js'
import { listCorpus } from '../support/corpus.js'
import { createLoopTally } from './corpus-loop.js'

const folder = process.env['RINGBACK_CORPUS']
if (folder === undefined || !existsSync(path.join(folder, 'index.json'))) {
  console.log('skipped: RINGBACK_CORPUS names no folder with an index.json')
} else {
  await printTable(path.resolve(folder))
}

interface Tally {
  readonly refused: string[]
  readonly keys: Record<'standard' | 'repaired' | 'bindable', number>
  readonly bodies: { compiled: number; readonly failed: string[] }
  contracts: number
  callbacks: number
  drivable: number
  webhooks: number
}

async function printTable(corpus: string): Promise<void> {
  const tally: Tally = {
    refused: [],
    keys: { standard: 0, repaired: 0, bindable: 0 },
    bodies: { compiled: 0, failed: [] },
    contracts: 0,
    callbacks: 0,
    drivable: 0,
    webhooks: 0,
  }
  const cache = createDocumentCache()
  const loops = createLoopTally()
  for (const { file, source } of listCorpus(corpus)) {
    try {
      const options = { refRoot: path.join(corpus, source), cache }
      const contract = await loadContract(path.join(corpus, file), options)
      count(contract, file, tally)
      await loops.add(contract, file)
    } catch (error) {
      if (!(error instanceof RingbackError)) throw error
      tally.refused.push(`${file} (${error.code})`)
    }
  }
  const { keys, bodies, refused } = tally
  console.log(`documents   ${tally.contracts} read, ${refused.length} refused`)
  console.log(
    `keys        ${keys.standard} standard, ${keys.repaired} read by a named dialect, ${keys.bindable} explained and bindable`,
  )
  console.log(
    `callbacks   ${tally.callbacks}, ${tally.drivable} drivable as they stand; webhooks ${tally.webhooks}`,
  )
  console.log(`bodies      ${bodies.compiled} JSON bodies compile, ${bodies.failed.length} do not`)
  for (const line of [...refused.map((one) => `refused     ${one}`), ...bodies.failed])
    console.log(line)
  for (const line of ['', ...loops.lines()]) console.log(line)
}

function count(contract: Contract, file: string, tally: Tally): void {
  tally.contracts += 1
  tally.webhooks += contract.webhooks.length
  const callbacks = contract.triggers.flatMap((trigger) => listCallbacks(trigger.callbacks))
  for (const callback of callbacks) {
    tally.callbacks += 1
    if (callback.drivability.drivable) tally.drivable += 1
    tally.keys[classify(callback)] += 1
  }
  countBodies(contract, [...callbacks, ...contract.webhooks], file, tally)
}

/** Whatever is neither standard nor repaired has its reason in `drivability`. */
function classify({ expression, expressionFaults }: CallbackOperation): keyof Tally['keys'] {
  if (
    expression.shape !== 'expression' ||
    expressionFaults.some((one) => one.kind === 'unresolvable')
  )
    return 'bindable'
  return expression.deviations.length === 0 ? 'standard' : 'repaired'
}

function countBodies(
  contract: Contract,
  operations: readonly Operation[],
  file: string,
  tally: Tally,
): void {
  const seen = new Set<string>()
  for (const { body } of operations) {
    for (const { schema, type } of body?.content ?? []) {
      if (schema === undefined || !/[/+]\s*json\b/i.test(type)) continue
      const key = `${schema.uri}#${schema.pointer}`
      if (seen.has(key)) continue
      seen.add(key)
      const compilation = contract.schemas.compile(schema, 'callback')
      if (compilation.ok) tally.bodies.compiled += 1
      else tally.bodies.failed.push(`no schema   ${file}: ${compilation.because}`)
    }
  }
}
