import { escapeControls } from '../transport/escape.js'
import { renderField } from './field.js'
import { joinLines } from './text-lines.js'
import type { TextStyle } from './text-style.js'

export interface ListenDescription {
  readonly title: string
  /** Base of all callback URLs. */
  readonly url: string
  readonly addresses: readonly {
    readonly name: string
    readonly method: string
    readonly url: string
  }[]
  readonly forwardTo?: string | undefined
}

/** More than this are counted. */
const MOST_ADDRESSES = 30

/** Where callbacks and webhooks are taken: what is to be given to their sender. */
export function renderListenBanner(
  { title, url, addresses, forwardTo }: ListenDescription,
  style: TextStyle,
): string {
  const { paint } = style
  const shown = style.verbose ? addresses : addresses.slice(0, MOST_ADDRESSES)
  const hidden = addresses.length - shown.length
  const anywhere = `${url}/...  anything else is judged as what its method and body fit best`
  const layout = { indent: 0, label: 2 }
  return joinLines([
    `${paint.bold(escapeControls(title))}  ${paint.cyan(escapeControls(url))}`,
    '',
    ...shown.flatMap((one) => [
      escapeControls(`${one.name}  ${one.method}`),
      `  ${escapeControls(one.url)}`,
    ]),
    ...(hidden === 0 ? [] : [paint.dim(`and ${hidden} more (--verbose shows them)`)]),
    ...renderField('', escapeControls(anywhere), { ...layout, label: 0 }, style),
    ...(forwardTo === undefined ? [] : ['', escapeControls(`passed on to ${forwardTo}`)]),
    '',
    paint.dim('Ctrl-C ends it.'),
  ])
}
