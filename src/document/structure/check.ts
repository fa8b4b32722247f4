import { isRecord, readMember } from '../../schema/value.js'
import type { OpenApiDocument } from '../model.js'
import { findCauses } from './cause.js'
import { type CheckedFile, describeFault } from './fault.js'
import { loadMetaSchema } from './meta-schema.js'
import type { StructureFault, StructureReport } from './model.js'
import { selectCauses } from './select.js'

/** Faults told of one file; the others are counted. */
const MOST_FAULTS = 100

/**
 * Checks a document, and every file of it that is an OpenAPI document itself, against the official
 * schema of its version. Takes some six times as long as parsing does. Never rejects: where the
 * check fails, that is a fault of kind `unchecked`.
 */
export async function checkStructure(document: OpenApiDocument): Promise<StructureReport> {
  const faults: StructureFault[] = []
  const loadSchema = rememberSchemas()
  const omitted: { place: StructureFault['place']; count: number }[] = []
  for (const uri of document.files) {
    const data = document.read({ uri, pointer: '' })
    const openapi = readMember(data, 'openapi')
    if (!isRecord(data) || typeof openapi !== 'string') continue
    const place = { uri, pointer: '' }
    try {
      const found = await checkFile({ uri, data, openapi }, document, loadSchema)
      faults.push(...found.faults)
      if (found.omitted > 0) omitted.push({ place, count: found.omitted })
    } catch (error) {
      faults.push({ kind: 'unchecked', place, ...describeFailure(error) })
    }
  }
  return { faults, omitted }
}

async function checkFile(
  file: CheckedFile,
  document: OpenApiDocument,
  loadSchema: typeof loadMetaSchema,
) {
  const version = document.versionOf(file.uri)
  const dialect = readMember(file.data, 'jsonSchemaDialect')
  const hasOwnDialect = dialect !== undefined && dialect !== STANDARD_DIALECT[version]
  const schema = await loadSchema(version, hasOwnDialect)
  const causes = selectCauses(findCauses(schema.validate(file.data), file.data))
  const faults: StructureFault[] = []
  for (const cause of causes.slice(0, MOST_FAULTS)) {
    const fault = await describeFault(cause, file, schema)
    if (fault !== undefined) faults.push(fault)
  }
  return { faults, omitted: Math.max(0, causes.length - MOST_FAULTS) }
}

/** A schema is compiled once for all files of a document. */
function rememberSchemas(): typeof loadMetaSchema {
  const known = new Map<string, ReturnType<typeof loadMetaSchema>>()
  return (version, hasOwnDialect) => {
    const key = `${version} ${hasOwnDialect}`
    const schema = known.get(key) ?? loadMetaSchema(version, hasOwnDialect)
    known.set(key, schema)
    return schema
  }
}

const STANDARD_DIALECT: Readonly<Record<string, string>> = {
  '3.1': 'https://spec.openapis.org/oas/3.1/dialect/base',
  '3.2': 'https://spec.openapis.org/oas/3.2/dialect',
}

function describeFailure(error: unknown) {
  const because = error instanceof Error ? error.message : String(error)
  return {
    message: `the structure could not be checked: ${because}`,
    expected: 'a structure that can be checked',
    arrived: because,
  }
}
