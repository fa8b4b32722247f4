import process from 'node:process'
import {
  type Contract,
  escapeForTerminal,
  type Redactor,
  resolveServerUrl,
  startApi,
} from '../src/index.js'
import { readContract } from './contract.js'
import { isUrl, readLoadOptions } from './document.js'
import type { RawVerifyFlags } from './options.js'
import { writeStream } from './output.js'
import type { Shell } from './shell.js'

export interface Subject {
  readonly contract: Contract
  /** The API, where --start has started it. */
  readonly api?: AsyncDisposable
}

/**
 * Loads the contract and starts the API, whichever must come first: an API that serves its own
 * document, or a document that says where its API will be. Rejects with the reason of `signal`.
 */
export async function prepareSubject(
  document: string,
  flags: RawVerifyFlags,
  shell: Shell,
  { signal, redactor }: { readonly signal: AbortSignal; readonly redactor: Redactor },
): Promise<Subject> {
  const options = { ...(await readLoadOptions(flags)), signal }
  const { start: command } = flags
  if (command === undefined) return { contract: await readContract(document, flags, options) }

  const start = async (url: string) => {
    const onOutput = flags.verbose === true ? showLine(shell, redactor) : undefined
    return endWithProcess(await startApi({ command, url, signal, onOutput }))
  }
  if (!isUrl(document)) {
    const contract = await readContract(document, flags, options)
    const operation = contract.triggers[0] ?? contract
    return { contract, api: await start(resolveServerUrl(contract, operation, flags.api)) }
  }
  const api = await start(document)
  try {
    return { contract: await readContract(document, flags, options), api }
  } catch (error) {
    await api[Symbol.asyncDispose]()
    throw error
  }
}

/** What the API prints may hold what it was sent, and anything that a terminal takes for a command. */
function showLine({ stderr }: Shell, redactor: Redactor): (line: string) => void {
  return (line) => {
    const text = `api | ${escapeForTerminal(redactor.text(line))}\n`
    void writeStream(stderr, text).catch(() => undefined)
  }
}

/** Asks the API to end also where this process ends without another turn. */
function endWithProcess(api: AsyncDisposable): AsyncDisposable {
  const end = () => void api[Symbol.asyncDispose]()
  process.once('exit', end)
  return {
    [Symbol.asyncDispose]: async () => {
      await api[Symbol.asyncDispose]()
      process.off('exit', end)
    },
  }
}
