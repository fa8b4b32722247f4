/** Writes frames to a terminal: of each only the lines that have changed. */
export interface Painter {
  readonly paint: (frame: string) => void
  /** Whatever is on the screen now, the next frame is written whole. */
  readonly forget: () => void
  /** The same, and the last frame is written again at once. */
  readonly repaint: () => void
}

const ESC = '\u001b['
// The terminal shows what stands between these at once, where it knows them (DEC mode 2026).
const BEGIN = `${ESC}?2026h`
const END = `${ESC}?2026l`

export function createPainter(write: (text: string) => void): Painter {
  let shown: readonly string[] | undefined
  let last = ''
  const paint = (frame: string) => {
    last = frame
    const lines = frame.split('\n')
    const rest = eraseRest(shown, lines)
    const changes = lines.flatMap((line, row) =>
      // Erased first: behind a full line the cursor stands on its last character.
      line === shown?.[row] ? [] : [`${ESC}${row + 1};1H${ESC}0m${ESC}2K${line}${ESC}0m`],
    )
    shown = lines
    if (changes.length > 0 || rest !== '') write(BEGIN + rest + changes.join('') + END)
  }
  const forget = () => {
    shown = undefined
  }
  return {
    paint,
    forget,
    repaint: () => {
      forget()
      paint(last)
    },
  }
}

/** What the frame does not cover is not ours to keep. */
function eraseRest(shown: readonly string[] | undefined, lines: readonly string[]): string {
  if (shown === undefined) return `${ESC}0m${ESC}2J`
  return shown.length > lines.length ? `${ESC}${lines.length + 1};1H${ESC}0m${ESC}J` : ''
}
