import { createTextStyle, type TextOptions, type TextStyle } from '../../src/index.js'

/** How the screen looks. Only the sixteen colours of the terminal, which suit its background. */
export interface Look {
  readonly paint: TextStyle['paint'] & {
    readonly inverse: (text: string) => string
    readonly magenta: (text: string) => string
  }
  readonly symbols: TextStyle['symbols'] & ScreenSymbols
  readonly color: boolean
}

/** Signs that only the screen has. */
interface ScreenSymbols {
  readonly wall: string
  readonly here: string
  readonly mark: string
  readonly received: string
  readonly sent: string
  readonly dot: string
}

export function createLook({ color, unicode }: Pick<TextOptions, 'color' | 'unicode'>): Look {
  const { paint, symbols } = createTextStyle({ color, unicode })
  const style = (open: number, close: number) => (text: string) =>
    color && text !== '' ? `\u001b[${open}m${text}\u001b[${close}m` : text
  return {
    paint: { ...paint, inverse: style(7, 27), magenta: style(35, 39) },
    symbols: { ...symbols, ...(unicode ? UNICODE : ASCII) },
    color,
  }
}

const UNICODE: ScreenSymbols = {
  wall: '│',
  here: '›',
  mark: '◀',
  received: '←',
  sent: '→',
  dot: '·',
}

const ASCII: ScreenSymbols = {
  wall: '|',
  here: '>',
  mark: '<--',
  received: '<-',
  sent: '->',
  dot: '.',
}
