import type { Screen } from './screen.js'
import type { ProcessHost } from './terminal-stream.js'

/** Ctrl-Z, and the signal by which a shell or another program asks for the same. */
export interface Suspension extends Disposable {
  readonly suspend: () => void
}

/** Longer than a signal takes to reach its process. */
const GRACE_MS = 50

/**
 * Gives the terminal back, stops the whole job, and takes the terminal again when the job goes on.
 * `restore` then draws. Windows has no jobs: there it does nothing.
 */
export function watchSuspension(
  screen: Screen,
  process: ProcessHost,
  restore: () => void,
): Suspension {
  if (process.platform === 'win32') return { suspend: () => undefined, [Symbol.dispose]: noop }
  let isStopping = false
  // While an editor has the terminal it stays the editor's.
  let wasOpen = false
  const goOn = () => {
    if (isStopping) process.on('SIGTSTP', suspend)
    // Also when somebody else stopped us: the shell has used the terminal since.
    else wasOpen = screen.isOpen
    isStopping = false
    if (!wasOpen) return
    screen.leave()
    screen.enter()
    restore()
  }
  const suspend = () => {
    if (isStopping) return
    isStopping = true
    wasOpen = screen.isOpen
    screen.leave()
    // Without anybody who takes it the signal does what it does by default: it stops the job.
    process.off('SIGTSTP', suspend)
    process.kill(0, 'SIGTSTP')
    // A job that nobody could continue is not stopped at all. The time does not run while it is.
    setTimeout(() => {
      if (isStopping) goOn()
    }, GRACE_MS)
  }
  process.on('SIGTSTP', suspend)
  process.on('SIGCONT', goOn)
  return {
    suspend,
    [Symbol.dispose]: () => {
      isStopping = false
      process.off('SIGTSTP', suspend)
      process.off('SIGCONT', goOn)
    },
  }
}

function noop(): void {
  // Nothing was taken.
}
