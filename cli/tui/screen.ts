import type { TerminalHost } from './terminal-stream.js'

/** The terminal while the screen has it, and as it was before. */
export interface Screen extends Disposable {
  /** Whether the terminal is ours now. */
  readonly isOpen: boolean
  readonly enter: () => void
  readonly leave: () => void
  readonly write: (text: string) => void
}

const ESC = '\u001b['

/**
 * Alternate screen, no cursor, no line breaks at the edge, reports of the mouse, pasted text in
 * brackets (xterm control sequences 1049, 25, 7, 1000, 1006, 2004); and all of that undone.
 */
const ENTER = `${ESC}?1049h${ESC}?25l${ESC}?7l${ESC}?1000h${ESC}?1006h${ESC}?2004h`
const LEAVE = `${ESC}?2004l${ESC}?1006l${ESC}?1000l${ESC}?7h${ESC}0m${ESC}?25h${ESC}?1049l`

/**
 * Takes the terminal, and gives it back on every way out that the process sees: disposal, its end,
 * an error that nobody caught. What is written while it is not ours goes nowhere.
 */
export function openScreen(
  { input, output, process }: TerminalHost,
  take: (text: string) => void,
): Screen {
  let isOpen = false
  let isOver = false
  const enter = () => {
    // An editor may end after the screen.
    if (isOpen || isOver) return
    isOpen = true
    output.write(ENTER)
    input.setEncoding('utf8')
    input.setRawMode(true)
    input.on('data', take)
    input.ref?.()
    input.resume()
  }
  const leave = () => {
    if (!isOpen) return
    isOpen = false
    input.off('data', take)
    // Whoever has the terminal next reads all of what is typed.
    input.pause()
    input.setRawMode(false)
    input.unref?.()
    output.write(LEAVE)
  }
  const guards = ['exit', 'uncaughtExceptionMonitor'] as const
  for (const name of guards) process.on(name, leave)
  const quit = () => {
    leave()
    process.off('SIGQUIT', quit)
    process.kill(process.pid, 'SIGQUIT')
  }
  process.on('SIGQUIT', quit)
  enter()
  return {
    get isOpen() {
      return isOpen
    },
    enter,
    leave,
    write: (text) => {
      if (isOpen) output.write(text)
    },
    [Symbol.dispose]: () => {
      isOver = true
      leave()
      for (const name of guards) process.off(name, leave)
      process.off('SIGQUIT', quit)
    },
  }
}
