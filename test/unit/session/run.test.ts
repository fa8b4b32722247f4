import { expect, test } from 'vitest'
import { RingbackError } from '../../../src/errors.js'
import { startRun } from '../../../src/session/run.js'
import { createSession, type Session } from '../../../src/session/session.js'
import { makeContract } from '../../support/check.js'
import { collectEvents, summariseEvents } from '../../support/session.js'

function start(work: (session: Session) => Promise<void>) {
  const options = { mode: 'verify', plan: [], seed: 1, strict: false, secrets: [] } as const
  const timing = { timeoutMs: 1, settleMs: 1 }
  return startRun(() => createSession({ contract: makeContract(), timing, ...options }), work)
}

/** Work that ends when the run is stopped. */
function waitForStop({ context }: Session): Promise<void> {
  return new Promise((resolve) => {
    if (context.abort.aborted) resolve()
    else context.abort.addEventListener('abort', () => resolve())
  })
}

test('whoever iterates at once sees the run from its first event to its last', async () => {
  const run = start(({ context }) => {
    void context.emit({ type: 'receiver:listening', url: 'http://x' })
    return Promise.resolve()
  })
  expect(summariseEvents(await collectEvents(run))).toEqual([
    'run:started',
    'receiver:listening',
    'finished inconclusive',
  ])
  expect(await run.report).toMatchObject({ verdict: 'inconclusive', mode: 'verify' })
})

test('nothing is done in the turn that starts the run', async () => {
  let isWorking = false
  const run = start(() => {
    isWorking = true
    return Promise.resolve()
  })
  expect(isWorking).toBe(false)
  await run.report
  expect(isWorking).toBe(true)
})

test('an error of the work rejects the report, after the end was published', async () => {
  const run = start(() => Promise.reject(new RingbackError('RINGBACK_ERR_USAGE', 'No.')))
  const events = collectEvents(run)
  await expect(run.report).rejects.toMatchObject({ code: 'RINGBACK_ERR_USAGE', message: 'No.' })
  expect(summariseEvents(await events)).toEqual(['run:started', 'finished inconclusive'])
})

test('an error that nobody awaits is no unhandled rejection', async () => {
  const run = start(() => Promise.reject(new Error('never seen')))
  expect(summariseEvents(await collectEvents(run)).at(-1)).toBe('finished inconclusive')
  await new Promise(setImmediate)
})

test('stopping ends the work and gives the report of what has happened', async () => {
  const run = start(waitForStop)
  await new Promise(setImmediate)
  expect(await run.stop()).toMatchObject({
    verdict: 'interrupted',
    because: 'the run was stopped before its end',
  })
  expect(await run.report).toBe(await run.stop())
})

test('stopping in the turn of the start is no harm', async () => {
  const run = start(async ({ context }) => {
    await Promise.resolve()
    expect(context.abort.aborted).toBe(true)
  })
  expect(await run.stop()).toMatchObject({ verdict: 'interrupted' })
})

test('leaving the scope of a run ends it, also one that has failed', async () => {
  let run
  {
    await using scoped = start(waitForStop)
    run = scoped
  }
  expect((await run.report).verdict).toBe('interrupted')
  const failed = start(() => Promise.reject(new Error('broken')))
  await failed[Symbol.asyncDispose]()
  await expect(failed.report).rejects.toThrow('broken')
})
