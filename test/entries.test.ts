import { join } from 'node:path'
import { expect, test } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import {
  isRelative,
  listImports,
  packageOf,
  parseSource,
  resolveImport,
} from './support/imports.js'
import { ROOT } from './support/source-files.js'

/** Packages (Node's own left out) that importing a file loads at once. */
function listLoaded(entry: string): string[] {
  const seen = new Set<string>()
  const packages = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    for (const { specifier, kind } of listImports(parseSource(join(ROOT, file)))) {
      if (kind !== 'static') continue
      if (isRelative(specifier)) visit(resolveImport(file, specifier))
      else if (!specifier.startsWith('node:')) packages.add(packageOf(specifier))
    }
  }
  visit(entry)
  return [...packages].sort()
}

test.each([
  ['src/vitest/matchers.ts', []],
  ['src/vitest/entry.ts', ['vitest']],
  ['src/msw/undici.ts', ['msw']],
])('%s loads the packages %j and no more', (entry, packages) => {
  expect(listLoaded(entry)).toEqual(packages)
})

test('handlers load neither undici nor what can wait', () => {
  const loaded = listLoaded('src/msw/entry.ts')
  expect(loaded).toContain('msw')
  for (const name of ['undici', 'vitest', 'fast-check', '@hyperjump/json-schema']) {
    expect(loaded).not.toContain(name)
  }
})

test('what has an effect on import is named for bundlers', () => {
  const { sideEffects, exports } = packageJson
  expect(sideEffects).toEqual([exports['./vitest'].default])
})
