import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { TestContext } from 'vitest'
import { loadContract } from '../../src/contract/load.js'
import type { WorkFolder } from './cli.js'

/** One schema of the official suite with values for it. */
export interface SuiteGroup {
  /** `file: description`. */
  readonly title: string
  readonly schema: unknown
  readonly tests: readonly {
    readonly description: string
    readonly data: unknown
    readonly valid: boolean
  }[]
}

/**
 * The required tests of one draft, from the JSON-Schema-Test-Suite that RINGBACK_SCHEMA_SUITE
 * names. No package of the npm registry carries them; a test without them is skipped.
 */
export function requireSuite(
  { skip }: Pick<TestContext, 'skip'>,
  draft: 'draft4' | 'draft2020-12',
): readonly SuiteGroup[] {
  const folder = process.env['RINGBACK_SCHEMA_SUITE']
  if (folder === undefined || folder === '') return skip('RINGBACK_SCHEMA_SUITE names no folder')
  const tests = path.join(folder, 'tests', draft)
  if (!existsSync(tests)) return skip(`there is no ${tests}`)
  const files = readdirSync(tests).filter((name) => name.endsWith('.json'))
  return files.flatMap((file) => {
    const groups = JSON.parse(readFileSync(path.join(tests, file), 'utf8')) as readonly (Omit<
      SuiteGroup,
      'title'
    > & { readonly description: string })[]
    return groups.map(({ description, ...group }) => ({
      ...group,
      title: `${file.replace('.json', '')}: ${description}`,
    }))
  })
}

/**
 * Values of a group that are judged otherwise than the suite has it. The schema is a file of its
 * own in `folder`, so that its pointers count from its root; formats count for nothing.
 */
export async function listDifferences(
  { title, schema, tests }: SuiteGroup,
  openapi: '3.0.4' | '3.1.1',
  folder: WorkFolder,
): Promise<readonly string[]> {
  await folder.add('case.json', JSON.stringify(schema))
  const root = await folder.add('root.json', {
    openapi,
    info: { title: 'Suite', version: '1' },
    paths: {},
    components: { schemas: { Case: { $ref: 'case.json' } } },
  })
  const { schemas } = await loadContract(root)
  const place = { uri: pathToFileURL(root).href, pointer: '/components/schemas/Case' }
  const compilation = schemas.compile(place, 'callback')
  if (!compilation.ok) return [`${title}: ${compilation.because}`]
  return tests
    .filter(({ data, valid }) => {
      const issues = compilation.check(data).filter(({ lenient }) => !lenient)
      return valid !== (issues.length === 0)
    })
    .map(({ description }) => `${title}: ${description}`)
}
