import { RingbackError } from '../errors.js'
import type { OpenApiVersion } from '../schema/model.js'

/** The `openapi` member of a document, as text and as what it means for Ringback. */
export interface DeclaredVersion {
  readonly openapi: string
  readonly version: OpenApiVersion
}

/** The same of a document that has one, with the document. */
export interface RootVersion extends DeclaredVersion {
  readonly root: Readonly<Record<string, unknown>>
}

const SUPPORTED = /^(3\.[012])(?:\.\d+)?(?:-[\w.-]+)?$/

/** The OpenAPI version that a parsed file declares; undefined where it declares none that is known. */
export function readVersion(data: unknown): DeclaredVersion | undefined {
  if (!isMapping(data) || !Object.hasOwn(data, 'openapi')) return undefined
  const openapi = writeVersion(data.openapi)
  const version = SUPPORTED.exec(openapi ?? '')?.[1]
  return openapi === undefined || !isSupported(version) ? undefined : { openapi, version }
}

/**
 * The version of a root document, which has to be OpenAPI 3.0, 3.1 or 3.2.
 * Throws RINGBACK_ERR_DOCUMENT_VERSION; `file` is its name for the user.
 */
export function requireVersion(data: unknown, file: string): RootVersion {
  const declared = readVersion(data)
  if (declared !== undefined && isMapping(data)) return { ...declared, root: data }
  const { found, hint } = describeOther(data)
  throw new RingbackError(
    'RINGBACK_ERR_DOCUMENT_VERSION',
    `${file}: expected an OpenAPI 3.0, 3.1 or 3.2 document, but found ${found}.`,
    { hint },
  )
}

function describeOther(data: unknown): { readonly found: string; readonly hint: string } {
  if (!isMapping(data)) {
    return { found: describeKind(data), hint: 'Name the file that starts with `openapi: 3.x.y`.' }
  }
  if (Object.hasOwn(data, 'openapi')) {
    return {
      found: `openapi: ${quote(data.openapi)}`,
      hint: 'Write the version as text of the form `3.1.0`.',
    }
  }
  if (Object.hasOwn(data, 'swagger')) {
    return {
      found: `swagger: ${quote(data.swagger)}, which has no callbacks`,
      hint: 'Convert it, for example with `npx swagger2openapi openapi.json -o openapi3.json`.',
    }
  }
  if (Object.hasOwn(data, 'asyncapi')) {
    return {
      found: 'an AsyncAPI document',
      hint: 'Ringback reads OpenAPI documents only.',
    }
  }
  const part = ['paths', 'webhooks', 'components'].find((key) => Object.hasOwn(data, key))
  if (part !== undefined) {
    return {
      found: `\`${part}\` without \`openapi\``,
      hint: 'If it is a part of a larger document, name the root file; if not, add `openapi: 3.1.0`.',
    }
  }
  return {
    found: 'a mapping without `openapi`',
    hint: 'Name the file that starts with `openapi: 3.x.y`.',
  }
}

function describeKind(data: unknown): string {
  if (data === null || data === undefined) return 'nothing'
  if (Array.isArray(data)) return 'a list'
  return typeof data === 'object' ? 'a mapping' : `a single ${typeof data}`
}

/** Short, whatever the document has there. */
function quote(value: unknown): string {
  const version = writeVersion(value)
  return version === undefined ? describeKind(value) : JSON.stringify(version.slice(0, 40))
}

/** YAML reads an unquoted 3.1 as a number, and 3.0 as the number 3. */
function writeVersion(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim()
  if (typeof value !== 'number') return undefined
  return Number.isInteger(value) ? value.toFixed(1) : String(value)
}

function isSupported(version: string | undefined): version is OpenApiVersion {
  return version === '3.0' || version === '3.1' || version === '3.2'
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
