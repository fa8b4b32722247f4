import { escapeControls } from '../transport/escape.js'
import type { TextStyle } from './text-style.js'
import { cutWidth } from './text-width.js'

/** Query values longer than this say nothing in a line of progress. */
const MAX_VALUE = 24

/** `POST /invoices/?callback_url=…`: without origin, long query values left out, cut to `width`. */
export function shortenRequest(
  method: string,
  url: string,
  style: TextStyle,
  width: number,
): string {
  const { ellipsis } = style.symbols
  const target = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '')
  const [start = '', ...query] = target.split('?')
  const path = start === '' ? '/' : start
  const pairs = query.join('?').split('&')
  const short = pairs.map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return value.join('=').length > MAX_VALUE ? `${name}=${ellipsis}` : pair
  })
  const shown = query.length === 0 ? path : `${path}?${short.join('&')}`
  return cutWidth(escapeControls(`${method} ${shown}`), width, ellipsis)
}
