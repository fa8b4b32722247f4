import type { SecurityContract, SecurityScheme, Server } from './model.js'
import { isMapNode, type MapNode, type Reader } from './reader.js'

/** The `servers` of the root, a path item or an operation; undefined where there are none. */
export function readServers(reader: Reader, node: MapNode): Server[] | undefined {
  const servers = reader
    .mapItems(node, 'servers')
    .flatMap((server) => readServer(reader, server) ?? [])
  return servers.length === 0 ? undefined : servers
}

/** Undefined without a URL. */
export function readServer(reader: Reader, server: MapNode): Server | undefined {
  const url = reader.getText(server, 'url')
  if (url === undefined) return undefined
  const variables = reader
    .mapEntries(reader.getMap(server, 'variables'))
    .map(({ key, node: variable }) => {
      const value = reader.get(variable, 'default')?.value
      return [key, { default: formatDefault(value) }] as const
    })
  return { url, variables: new Map(variables) }
}

/** The operation's `security`, else the root's (OpenAPI 3.1.1, section 4.8.10.1). */
export function readSecurity(reader: Reader, operation: MapNode): SecurityContract {
  const owner = Object.hasOwn(operation.value, 'security') ? operation : reader.root
  const components = reader.getMap(reader.root, 'components')
  const schemes = components && reader.getMap(components, 'securitySchemes')
  return reader
    .mapItems(owner, 'security')
    .map((requirement) =>
      Object.keys(requirement.value).map((name) => readScheme(reader, schemes, name)),
    )
}

function readScheme(reader: Reader, schemes: MapNode | undefined, name: string): SecurityScheme {
  const node = schemes && reader.get(schemes, name)
  if (node === undefined || !isMapNode(node)) return { name, type: 'unknown' }
  const scheme = reader.getText(node, 'scheme')
  const place = reader.getText(node, 'in')
  const parameter = reader.getText(node, 'name')
  return {
    name,
    type: reader.getText(node, 'type') ?? 'unknown',
    ...(scheme === undefined ? {} : { scheme: scheme.toLowerCase() }),
    ...(place === undefined ? {} : { in: place }),
    ...(parameter === undefined ? {} : { parameter }),
  }
}

/** Variables are strings, but numbers (a port, a version) are often written as such. */
function formatDefault(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
