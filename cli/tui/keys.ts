/** What a key can ask for while the panes have the keyboard. */
export type Command =
  | 'activate'
  | 'edit'
  | 'trigger-all'
  | 'repeat'
  | 'answer'
  | 'forward'
  | 'copy'
  | 'save-body'
  | 'save-journal'
  | 'filter'
  | 'findings'
  | 'clear'
  | 'next-pane'
  | 'previous-pane'
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'page-up'
  | 'page-down'
  | 'first'
  | 'last'
  | 'back'
  | 'help'
  | 'suspend'
  | 'interrupt'
  | 'quit'

export interface KeyBinding {
  /** Names as the input gives them. */
  readonly keys: readonly string[]
  /** As people write them. */
  readonly shown: string
  readonly what: string
  readonly command: Command
}

/** All keys, in the order of the help. What reads keys and what explains them is this one table. */
export const KEY_BINDINGS: readonly KeyBinding[] = [
  bind(['enter'], 'Enter', 'trigger the operation; open the delivery', 'activate'),
  bind(['e'], 'e', 'edit in $EDITOR, then trigger or send', 'edit'),
  bind(['a'], 'a', 'trigger all operations', 'trigger-all'),
  bind(['r'], 'r', 'repeat: trigger or send it again', 'repeat'),
  bind(['x'], 'x', 'choose what the receiver answers next', 'answer'),
  bind(['f'], 'f', 'forward the delivery to your receiver (--to)', 'forward'),
  bind(['c'], 'c', 'copy the request as a curl command', 'copy'),
  bind(['s'], 's', 'save the body to a file', 'save-body'),
  bind(['S'], 'S', 'save the journal to a file', 'save-journal'),
  bind(['/'], '/', 'filter by operation, callback, status, body', 'filter'),
  bind(['!'], '!', 'show only what has findings', 'findings'),
  bind(['ctrl-l'], 'Ctrl-L', 'clear the list', 'clear'),
  bind(['tab'], 'Tab', 'next pane', 'next-pane'),
  bind(['shift-tab'], 'Shift-Tab', 'previous pane', 'previous-pane'),
  bind(['left', 'h'], 'Left h', 'pane to the left', 'left'),
  bind(['right', 'l'], 'Right l', 'pane to the right', 'right'),
  bind(['up', 'k'], 'Up k', 'one up', 'up'),
  bind(['down', 'j'], 'Down j', 'one down', 'down'),
  bind(['page-up', 'ctrl-u'], 'PgUp Ctrl-U', 'one page up', 'page-up'),
  bind(['page-down', 'ctrl-d', ' '], 'PgDn Ctrl-D', 'one page down', 'page-down'),
  bind(['home', 'g'], 'Home g', 'to the first', 'first'),
  bind(['end', 'G'], 'End G', 'to the last, and stay with new ones', 'last'),
  bind(['escape'], 'Esc', 'back; take the filter away', 'back'),
  bind(['?', 'f1'], '?', 'this help', 'help'),
  bind(['ctrl-z'], 'Ctrl-Z', 'suspend; fg brings it back', 'suspend'),
  bind(['ctrl-c'], 'Ctrl-C', 'stop at once, exit code 130', 'interrupt'),
  bind(['q'], 'q', 'quit with the verdict', 'quit'),
]

const COMMANDS: ReadonlyMap<string, Command> = new Map(
  KEY_BINDINGS.flatMap(({ keys, command }) => keys.map((key) => [key, command] as const)),
)

export function findCommand(key: string): Command | undefined {
  return COMMANDS.get(key)
}

function bind(keys: readonly string[], shown: string, what: string, command: Command): KeyBinding {
  return { keys, shown, what, command }
}
