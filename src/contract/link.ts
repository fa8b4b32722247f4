import { readServer } from './access.js'
import type { LinkContract } from './model.js'
import type { MapNode, Reader } from './reader.js'

/** The `links` of a response (OpenAPI 3.1.1, section 4.8.20). */
export function readLinks(reader: Reader, response: MapNode): LinkContract[] {
  return reader.ownEntries(reader.getMap(response, 'links')).map(({ key, node }) => {
    const operationId = reader.getText(node, 'operationId')
    const operationRef = reader.getText(node, 'operationRef')
    const server = reader.getMap(node, 'server')
    const known = server && readServer(reader, server)
    return {
      name: key,
      ...(operationId === undefined ? {} : { operationId }),
      ...(operationRef === undefined ? {} : { operationRef }),
      parameters: new Map(Object.entries(reader.getMap(node, 'parameters')?.value ?? {})),
      ...(Object.hasOwn(node.value, 'requestBody') ? { body: node.value['requestBody'] } : {}),
      ...(known === undefined ? {} : { server: known }),
      place: node.place,
    }
  })
}
