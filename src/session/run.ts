import type { RunEvent } from '../event/model.js'
import type { Report } from '../report/model.js'
import type { Session } from './session.js'

/**
 * A run under way. Iterate it for its events, await its report, or both. Disposing stops it; an
 * error that is ours rejects the report.
 */
export interface Run extends AsyncIterable<RunEvent>, AsyncDisposable {
  readonly report: Promise<Report>
  /** Ends the run early: the report is made of what has happened so far, and says `interrupted`. */
  stop(): Promise<Report>
}

/**
 * Starts `work` in the next turn, so that whoever iterates at once misses nothing. `work` gets its
 * session, and when it returns or throws the verdict is published.
 */
export function startRun(
  createSession: () => Session,
  work: (session: Session) => Promise<void>,
): Run {
  const session = createSession()
  const report = execute(session, work)
  // Whoever only iterates must not be hit by an unhandled rejection; awaiting still rejects.
  report.catch(() => undefined)

  const stop = () => {
    session.interrupt()
    return report
  }
  return {
    report,
    stop,
    [Symbol.asyncIterator]: () => session.stream[Symbol.asyncIterator](),
    [Symbol.asyncDispose]: async () => {
      await stop().catch(() => undefined)
    },
  }
}

async function execute(
  session: Session,
  work: (session: Session) => Promise<void>,
): Promise<Report> {
  await Promise.resolve()
  try {
    session.start()
    await work(session)
  } catch (error) {
    session.fail(error)
  }
  return session.finish()
}
