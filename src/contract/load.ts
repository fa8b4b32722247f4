import type { OpenAPIV3, OpenAPIV3_1 } from 'openapi-types'
import { loadDocument } from '../document/load.js'
import type { LoadOptions } from '../document/options.js'
import { checkStructure } from '../document/structure/check.js'
import { createSchemaStore } from '../schema/store.js'
import { buildContract } from './build.js'
import type { Contract } from './model.js'

/** A document as an object. OpenAPI 3.2 has no published types: it is told by its `openapi` alone. */
export type OpenApiObject =
  | OpenAPIV3.Document
  | OpenAPIV3_1.Document
  | Readonly<Record<string, unknown>>

/**
 * Loads an OpenAPI 3.0, 3.1 or 3.2 document with all files that it refers to, and reads what it
 * promises. `source` is a file path, an http(s) URL, `-` for standard input, or the document as an
 * object. Rejects with a RingbackError (RINGBACK_ERR_DOCUMENT_*) when it cannot be read at all;
 * everything less is in the contract.
 */
export async function loadContract(
  source: string | OpenApiObject,
  options?: LoadOptions,
): Promise<Contract> {
  const document = await loadDocument(source, options)
  const contract = buildContract(document, createSchemaStore(document))
  if (options?.checkStructure !== true) return contract
  return { ...contract, structure: await checkStructure(document) }
}
