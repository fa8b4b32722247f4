import { expect, type TestContext, test } from 'vitest'
import { makeWorkFolder } from '../support/cli.js'
import { listDifferences, requireSuite, type SuiteGroup } from '../support/schema-suite.js'

/** Other hosts are not asked, and the meta-schemas are no part of a document. */
const ELSEWHERE = /localhost:1234|"https?:\/\/json-schema\.org\/draft[^"]*\/schema#?"(?=})/

/** How many values are judged otherwise, by file of the suite. */
async function countDifferences(
  context: TestContext,
  draft: 'draft4' | 'draft2020-12',
  openapi: '3.0.4' | '3.1.1',
) {
  const groups = requireSuite(context, draft).filter(isSelfContained)
  await using folder = await makeWorkFolder()
  const differences: string[] = []
  for (const group of groups) {
    differences.push(...(await listDifferences(group, openapi, folder)))
  }
  const counts = new Map<string, number>()
  for (const difference of differences) {
    const [file = ''] = difference.split(':')
    counts.set(file, (counts.get(file) ?? 0) + 1)
  }
  const judged = groups.reduce((sum, { tests }) => sum + tests.length, 0)
  return { judged, counts: Object.fromEntries(counts) }
}

function isSelfContained({ schema }: SuiteGroup): boolean {
  return !ELSEWHERE.test(JSON.stringify(schema))
}

test('schemas of OpenAPI 3.1 are judged as the official suite has it, but for known limits', {
  timeout: 120_000,
}, async (context) => {
  const { judged, counts } = await countDifferences(context, 'draft2020-12', '3.1.1')
  expect(judged).toBeGreaterThan(1100)
  // CONTRIBUTING, "Known limits of validation".
  expect(counts).toEqual({
    dynamicRef: 5,
    multipleOf: 1,
    ref: 1,
    unevaluatedItems: 9,
    unevaluatedProperties: 2,
  })
})

test('schemas of OpenAPI 3.0 are judged as the suite has it for what OpenAPI took of draft 4', {
  timeout: 120_000,
}, async (context) => {
  const { judged, counts } = await countDifferences(context, 'draft4', '3.0.4')
  expect(judged).toBeGreaterThan(500)
  // OpenAPI 3.0 has neither `dependencies` nor `id`.
  expect(counts).toEqual({ dependencies: 13, multipleOf: 1, ref: 2 })
})
