import { expect, test } from 'vitest'
import { startProcess } from '../support/process.js'

/** Runs vitest over the tests of an example, and gives the titles of those that passed. */
async function runTests(example: string): Promise<string[]> {
  const vitest = 'node_modules/vitest/vitest.mjs'
  const args = [vitest, 'run', '--root', `examples/${example}`, '--reporter', 'verbose']
  // Those of the run that this one is part of are not meant for it.
  const env = {
    VITEST: undefined,
    VITEST_POOL_ID: undefined,
    VITEST_WORKER_ID: undefined,
    NO_COLOR: '1',
  }
  await using run = startProcess(process.execPath, args, { env })
  const { code } = await run.exit
  const output = run.stdout() + run.stderr()
  if (code !== 0) throw new Error(`vitest ended with ${code}:\n${output}`)
  return [...output.matchAll(/^ *✓ .* > (.+?)(?: +\d+ms)?$/gm)].map(([, title = '']) => title)
}

test('the tests of a receiver pass against the API that its document speaks of', async () => {
  expect(await runTests('msw-handlers')).toEqual([
    'an order is paid once the API has called back',
    'an order that the API refuses is never paid',
  ])
})

test('the tests of an API pass with inbox and matchers', async () => {
  expect(await runTests('vitest-api')).toEqual([
    'a finished export is told to its caller, as the document says',
    'an export that is refused is told to nobody',
    'the whole API keeps its promises',
  ])
})
