import { createInputParser, type TerminalInput } from './input/parse.js'

/** Takes what the terminal sends and passes on what was typed. */
export interface Typist extends Disposable {
  readonly take: (text: string) => void
}

/** The rest of a sequence comes in the same moment, unless a slow line is between. */
const ESCAPE_MS = 30

export function createTypist(onInputs: (inputs: readonly TerminalInput[]) => void): Typist {
  const parser = createInputParser()
  let timer: NodeJS.Timeout | undefined
  const pass = (inputs: readonly TerminalInput[]) => {
    if (inputs.length > 0) onInputs(inputs)
  }
  return {
    take(text) {
      clearTimeout(timer)
      pass(parser.push(text))
      if (parser.isPending()) timer = setTimeout(() => pass(parser.flush()), ESCAPE_MS)
    },
    [Symbol.dispose]: () => clearTimeout(timer),
  }
}
