import process from 'node:process'
import { render } from 'ink'
import type { Workbench } from '../../src/index.js'
import { App } from './component/App.js'
import { perform, type ScreenEffect } from './effect/perform.js'
import type { EffectTools } from './effect/tools.js'
import { awaitEnding } from './ending.js'
import { InkOutput } from './ink-output.js'
import { createLook } from './look.js'
import { createPainter } from './painter.js'
import { openScreen } from './screen.js'
import type { ScreenExit, ShowOptions } from './show-options.js'
import type { Effect } from './state/effect.js'
import { createState } from './state/initial.js'
import type { Size } from './state/model.js'
import { createStore, type Store } from './store.js'
import { watchSuspension } from './suspend.js'
import type { TerminalHost } from './terminal-stream.js'
import { createTypist } from './typist.js'

/** Ten frames a second: enough to read along, and cheap under any load. */
const FRAME_MS = 100

/**
 * Shows a workbench on the whole terminal until somebody leaves. The terminal is as it was before
 * when this settles; the workbench goes on. Input and output must be terminals. Rejects with what
 * is a bug in the screen.
 */
export async function showWorkbench(
  workbench: Workbench,
  options: ShowOptions,
): Promise<ScreenExit> {
  const host = options.host ?? { input: process.stdin, output: process.stdout, process }
  const store = createStore(
    createState({
      look: createLook(options.look),
      size: sizeOf(host),
      ...listPromises(workbench),
      to: options.to,
    }),
  )
  watchWorkbench(workbench, store)
  store.drain()

  using ending = awaitEnding(host.input, options.signal)
  using typist = createTypist((inputs) => obey(store.dispatch(...inputs)))
  using screen = openScreen(host, typist.take)
  const painter = createPainter(screen.write)
  using suspension = watchSuspension(screen, host.process, painter.repaint)
  const tools: EffectTools = {
    workbench,
    dispatch: (input) => obey(store.dispatch(input)),
    env: options.env,
    folder: options.folder ?? process.cwd(),
    to: options.to,
    write: screen.write,
    lend: async (use) => {
      screen.leave()
      try {
        return await use()
      } finally {
        screen.enter()
        painter.repaint()
      }
    },
    saveJournal: options.saveJournal,
  }
  const screenEffects: Readonly<Record<ScreenEffect['kind'], () => void>> = {
    quit: ending.quit,
    redraw: painter.repaint,
    suspend: suspension.suspend,
    // In raw mode the terminal does not make a signal of it.
    interrupt: () => void host.process.kill(host.process.pid, 'SIGINT'),
  }
  const obey = (effects: readonly Effect[]) => {
    for (const effect of effects) {
      if (isScreenEffect(effect)) screenEffects[effect.kind]()
      else void perform(effect, tools)
    }
  }

  const instance = render(<App store={store} />, {
    // Ink asks for a stream, and of that uses what this is.
    stdout: new InkOutput(() => store.read().size, painter.paint) as unknown as NodeJS.WriteStream,
    debug: true,
    exitOnCtrlC: false,
    patchConsole: false,
  })
  const resize = () => {
    painter.forget()
    store.dispatch({ kind: 'resize', size: sizeOf(host) })
  }
  host.output.on('resize', resize)
  const timer = setInterval(store.drain, FRAME_MS)
  try {
    // Ink's own promise settles only when a component has thrown.
    await Promise.race([ending.exit, instance.waitUntilExit()])
    return await ending.exit
  } finally {
    clearInterval(timer)
    host.output.off('resize', resize)
    instance.unmount()
  }
}

function isScreenEffect(effect: Effect): effect is ScreenEffect {
  return ['quit', 'redraw', 'suspend', 'interrupt'].includes(effect.kind)
}

function listPromises(workbench: Workbench) {
  return { operations: workbench.listOperations(), addresses: workbench.listAddresses() }
}

function watchWorkbench(workbench: Workbench, store: Store): void {
  workbench.observe((event) => {
    store.push(event)
    if (event.type !== 'document:read' || event.plan === undefined) return
    // The event comes before what it tells of is in use.
    queueMicrotask(() => {
      store.drain()
      store.dispatch({ kind: 'operations', ...listPromises(workbench) })
    })
  })
}

function sizeOf({ output }: TerminalHost): Size {
  // A terminal that does not tell its size is taken for the classic one.
  return { columns: output.columns || 80, rows: output.rows || 24 }
}
