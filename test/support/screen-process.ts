/** A process that only shows the screen, over a workbench without engine: for tests of the terminal. */
import { env } from 'node:process'
import { describeFailure } from '../../cli/exit.js'
import { watchSignals } from '../../cli/signals.js'
import { showWorkbench } from '../../cli/tui/show.js'
import { createFakeWorkbench } from './fake-workbench.js'
import { FAULTY_SESSION, received, runStarted, triggerSent } from './screen-events.js'

const { stdout, stderr, platform } = process
const fault = env['SCREEN_FAULT']

const workbench = createFakeWorkbench(FAULTY_SESSION, {
  trigger: (_, edited) => {
    if (edited !== undefined) workbench.play(triggerSent({ operation: 'edited_request' }))
    // Outside of what the screen catches.
    if (fault === 'exception')
      setTimeout(() => {
        throw new Error('the engine broke')
      })
    if (fault === 'rejection') void Promise.reject(new Error('the engine broke'))
    if (fault === 'event') workbench.play({ ...runStarted(), plan: 7 } as never)
    if (fault === 'exit') process.exit(5)
    if (fault === 'hostile')
      workbench.play(
        received({
          delivery: 'dlv-2',
          url: env['SCREEN_TEXT'] ?? '',
          body: { size: 9, text: env['SCREEN_TEXT'] ?? '' },
        }),
      )
    return Promise.resolve()
  },
})

process.on('uncaughtException', (error) => {
  const { text, exitCode } = describeFailure(error, [], { stdout, stderr, env, platform })
  stderr.write(text)
  process.exit(exitCode)
})

using interruption = watchSignals(process, (code) => process.exit(code))
const { by } = await showWorkbench(workbench, {
  look: { color: env['NO_COLOR'] === undefined, unicode: env['SCREEN_ASCII'] === undefined },
  env,
  signal: interruption.signal,
  to: 'http://127.0.0.1:3000',
})
stdout.write(`left by ${by}; ${workbench.asked.join(', ')}\n`)
process.exitCode = interruption.exitCode ?? 0
