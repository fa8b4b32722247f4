import { createPaint, type Paint } from './paint.js'
import { createSymbols, type Symbols } from './symbols.js'

/** How text is to look. Renderers take it and ask no terminal themselves. */
export interface TextStyle {
  readonly paint: Paint
  readonly symbols: Symbols
  /** Columns to fill. Command lines are longer where they must be: they are for copying. */
  readonly width: number
  /** Nothing is folded. */
  readonly verbose: boolean
}

export interface TextOptions {
  readonly color: boolean
  readonly unicode: boolean
  readonly width?: number
  readonly verbose?: boolean
}

/** A style of 80 columns, not verbose, unless the options say otherwise; never under 40 columns. */
export function createTextStyle(options: TextOptions): TextStyle {
  return {
    paint: createPaint(options.color),
    symbols: createSymbols(options.unicode),
    width: Math.max(40, options.width ?? 80),
    verbose: options.verbose ?? false,
  }
}
