import { lookup as lookUpHost } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Keeps requests away from addresses that a machine trusts and nobody means to call. */
export interface TargetGuard {
  /**
   * Why this URL is not called, as half a sentence; undefined where it may be. A host that is not
   * known may be: the attempt to connect tells more.
   */
  explain(url: string): string | undefined | Promise<string | undefined>
  /** For connecting: the address that a name has by then is looked at again. */
  readonly lookup: LookupFunction
  /** For connecting to an address, which nobody looks up. */
  readonly refuse: (hostname: string) => Error | undefined
}

export interface TargetGuardOptions {
  /** Hosts that may be called all the same, as they stand in URLs. */
  readonly allowed: readonly string[]
  readonly lookup?: LookupFunction
}

/**
 * Refuses link-local, metadata, unspecified and multicast addresses. Loopback and private networks
 * are where receivers under development are, and stay open.
 */
export function createTargetGuard({
  allowed,
  lookup = lookUpHost,
}: TargetGuardOptions): TargetGuard {
  const allowedNames = new Set(allowed.map(normaliseHost))
  const known = new Map<string, JudgedHost>()

  const explainAddress = (host: string, address: string): string | undefined => {
    const kind = findKind(address)
    if (kind === undefined || allowedNames.has(host) || allowedNames.has(address)) return undefined
    const where = host === address ? host : `${host} (${address})`
    return `${where} is ${kind}, which is not called unless --allow-target ${host} says so`
  }

  // Asked for every request, and most go to one receiver.
  const judge = (hostname: string): JudgedHost => {
    const before = known.get(hostname)
    if (before !== undefined) return before
    const host = normaliseHost(hostname)
    const isAddress = isIP(host) !== 0
    const judged = { host, isAddress, because: isAddress ? explainAddress(host, host) : undefined }
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(hostname, judged)
    return judged
  }

  const refuse = (hostname: string): Error | undefined => {
    const { because } = judge(hostname)
    return because === undefined ? undefined : new Error(because)
  }

  const guardedLookup: LookupFunction = (hostname, options, callback) => {
    lookup(hostname, options, (error, address, family) => {
      // With an error there is no address, whatever the type says.
      if (error !== null) {
        callback(error, address, family)
        return
      }
      const addresses = typeof address === 'string' ? [address] : address.map((one) => one.address)
      const [because] = addresses.flatMap(
        (one) => explainAddress(normaliseHost(hostname), normaliseHost(one)) ?? [],
      )
      callback(because === undefined ? null : new Error(because), address, family)
    })
  }

  const explain = (url: string): string | undefined | Promise<string | undefined> => {
    const hostname = /^https?:\/\/([^/?#\\]+)/i.exec(url)?.[1]?.replace(/:\d*$/, '')
    if (hostname === undefined) return undefined
    const { host, isAddress, because } = judge(hostname)
    if (isAddress) return because
    return new Promise((resolve) => {
      lookup(host, { all: true }, (error, found) => {
        const addresses = error === null && Array.isArray(found) ? found : []
        resolve(addresses.flatMap((one) => explainAddress(host, one.address) ?? [])[0])
      })
    })
  }

  return { explain, lookup: guardedLookup, refuse }
}

const MOST_KNOWN = 1000

interface JudgedHost {
  readonly host: string
  readonly isAddress: boolean
  /** Why an address is not called; a name is known by its addresses only. */
  readonly because: string | undefined
}

/** As `URL` writes it, but an IPv6 address without its brackets. */
function normaliseHost(host: string): string {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase()
  const written = isIP(bare) === 6 ? `[${bare}]` : bare
  return URL.canParse(`http://${written}`)
    ? new URL(`http://${written}`).hostname.replace(/^\[|\]$/g, '')
    : bare
}

function findKind(address: string): string | undefined {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  return KINDS.find(([, list]) => list.check(address, family))?.[0]
}

/** Addresses of RFC 6890 and of the metadata services of cloud providers; also as NAT64 spells them (RFC 6052). */
const KINDS: readonly (readonly [kind: string, list: BlockList])[] = [
  [
    'a metadata address',
    listAddresses([
      '169.254.169.254/32',
      '169.254.170.2/32',
      '100.100.100.200/32',
      '168.63.129.16/32',
      '192.0.0.192/32',
      'fd00:ec2::254/128',
      'fd20:ce::254/128',
      '64:ff9b::a9fe:a9fe/128',
    ]),
  ],
  ['a link-local address', listAddresses(['169.254.0.0/16', 'fe80::/10', '64:ff9b::a9fe:0/112'])],
  ['an unspecified address', listAddresses(['0.0.0.0/8', '::/128'])],
  [
    'a multicast or broadcast address',
    listAddresses(['224.0.0.0/4', '255.255.255.255/32', 'ff00::/8']),
  ],
]

function listAddresses(subnets: readonly string[]): BlockList {
  const list = new BlockList()
  for (const subnet of subnets) {
    const [address = '', prefix] = subnet.split('/')
    list.addSubnet(address, Number(prefix), isIP(address) === 6 ? 'ipv6' : 'ipv4')
  }
  return list
}
