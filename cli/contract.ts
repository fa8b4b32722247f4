import { bindCallbacks, type Contract, type LoadOptions, loadContract } from '../src/index.js'
import { readBindings } from './binding.js'
import type { RawDocumentFlags } from './options.js'

/** The contract of a document, with what `--bind` says of it. */
export async function readContract(
  document: string,
  { bind }: Pick<RawDocumentFlags, 'bind'>,
  options: LoadOptions,
): Promise<Contract> {
  const bindings = readBindings(bind)
  return bindCallbacks(await loadContract(document, options), bindings)
}
