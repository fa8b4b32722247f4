import type { Contract, Server, TriggerOperation } from '../contract/model.js'
import { RingbackError } from '../errors.js'

/**
 * The base URL of the API for an operation, without a slash at the end: `api` where it is given,
 * else the first server of the operation, its path item or the document, variables at their
 * defaults, relative ones against where the document was fetched from (OpenAPI 3.1.1, section
 * 4.8.5). Throws RINGBACK_ERR_USAGE where nothing says it.
 */
export function resolveServerUrl(
  contract: Contract,
  operation: Pick<TriggerOperation, 'servers'>,
  api: string | undefined,
): string {
  const url = api ?? fillVariables(operation.servers[0] ?? { url: '/', variables: new Map() })
  const base = contract.fetchedFrom
  if (!URL.canParse(url, base)) {
    throw new RingbackError(
      'RINGBACK_ERR_USAGE',
      api === undefined
        ? `The document does not say where its API is: its server is "${url}", and it was read from ${contract.source}.`
        : `--api: expected a URL such as http://127.0.0.1:8000, but got "${api}".`,
      { hint: 'Give the address of the running API with --api http://HOST:PORT.' },
    )
  }
  const { href, protocol } = new URL(url, base)
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw new RingbackError(
      'RINGBACK_ERR_USAGE',
      `The API must be reached by http or https, but its address is "${href}".`,
      {
        hint: 'Give the address of the running API with --api http://HOST:PORT.',
      },
    )
  }
  return href.replace(/[?#].*$/, '').replace(/\/+$/, '')
}

function fillVariables({ url, variables }: Server): string {
  return url.replace(
    /\{([^{}]+)\}/g,
    (whole, name: string) => variables.get(name)?.default ?? whole,
  )
}
