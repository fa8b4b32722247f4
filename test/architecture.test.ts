import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { ALONE } from '../vitest.config.js'
import {
  type Import,
  isRelative,
  listImports,
  packageOf,
  parseSource,
  resolveImport,
} from './support/imports.js'
import { listFiles, ROOT } from './support/source-files.js'

/** A layer imports itself and those before it. */
const LAYERS = [
  ['errors.ts', 'clock.ts', 'version.ts'],
  ['expression/'],
  ['transport/'],
  ['schema/'],
  ['document/'],
  ['contract/'],
  ['sample/'],
  ['delivery/'],
  ['check/'],
  ['mock/'],
  ['event/'],
  ['journal/'],
  ['report/'],
  ['session/'],
  ['run/'],
  ['msw/', 'vitest/'],
  ['index.ts'],
]

/** Tables, one entry after the other: there is nothing to split. */
const TABLES = ['src/check/catalogue.ts']

const MOST_LINES = 250
const MEDIAN_LINES = 60

/** Each is loaded when it is needed, or belongs to another program. */
const LAZY = ['@hyperjump/json-schema', 'fast-check', 'ink', 'msw', 'react']

/** Module, environment, clock, global. */
const REPLACEMENTS = [
  /\bvi\.(?:do)?[mM]ock\(/,
  /\bvi\.stub|\bprocess\.env(?:\.\w+|\[[^\]]+\]) = |\bdelete process\.env|\bprocess\.chdir\(/,
  /\bvi\.(?:useFakeTimers|setSystemTime)\(/,
  /\bspyOn\((?:globalThis|process|console)\b|\bsetGlobalDispatcher\(/,
]

const SOURCES = listFiles('src', 'cli').filter((file) => /\.[jt]sx?$/.test(file))
const LIBRARY = SOURCES.filter((file) => file.startsWith('src/'))
const PARSED = new Map(SOURCES.map((file) => [file, parseSource(join(ROOT, file))]))
const IMPORTS = new Map<string, readonly Import[]>()
const COMMAND_LINE = SOURCES.filter((file) => file.startsWith('cli/'))

test('every file of the library belongs to a layer', () => {
  expect(LIBRARY.filter((file) => layerOf(file) === -1)).toEqual([])
})

test('every layer has files', () => {
  const names = LAYERS.flat()
  const empty = names.filter((name) => !LIBRARY.some((file) => file.startsWith(`src/${name}`)))
  expect(empty).toEqual([])
})

test('no layer imports one after it', () => {
  const upward = listEdges(LIBRARY).filter(([from, to]) => layerOf(to) > layerOf(from))
  expect(upward.map(showEdge)).toEqual([])
})

test('no imports go in a circle, those of types included', () => {
  const graph = new Map<string, string[]>()
  for (const [from, to] of listEdges(SOURCES)) graph.set(from, [...(graph.get(from) ?? []), to])
  expect(findCycle(graph)).toEqual([])
})

test('every relative import names a file that there is', () => {
  const missing = listEdges(SOURCES).filter(([, to]) => !existsSync(join(ROOT, to)))
  expect(missing.map(showEdge)).toEqual([])
})

test('files are small', () => {
  const lengths = SOURCES.map((file) => ({ file, lines: countLines(file) }))
  const long = lengths.filter(({ file, lines }) => lines > MOST_LINES && !TABLES.includes(file))
  expect(long).toEqual([])
  const sorted = lengths.map(({ lines }) => lines).sort((a, b) => a - b)
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(MEDIAN_LINES)
})

test('files are named in kebab-case, those of components as their component', () => {
  const odd = SOURCES.filter((file) => {
    const isComponent = file.startsWith('cli/tui/component/') && file.endsWith('.tsx')
    const pattern = isComponent
      ? /^(?:[A-Z][a-z0-9]*)+\.tsx$/
      : /^[a-z0-9]+(?:-[a-z0-9]+)*\.[jt]sx?$/
    return !pattern.test(posix.basename(file))
  })
  expect(odd).toEqual([])
})

test('no folder is a drawer for everything', () => {
  const drawers = listFiles('src', 'cli', 'test', 'examples').filter((file) =>
    /(?:^|\/)(?:utils?|helpers?|common)\//.test(file),
  )
  expect(drawers).toEqual([])
})

test('nothing is exported by default', () => {
  expect(SOURCES.filter((file) => parse(file).statements.some(isDefaultExport))).toEqual([])
})

test('the public entry passes on and does nothing itself', () => {
  const others = parse('src/index.ts').statements.filter((one) => !ts.isExportDeclaration(one))
  expect(others.map((one) => one.getText())).toEqual([])
  expect(LIBRARY.filter((file) => file.endsWith('/index.ts'))).toEqual(['src/index.ts'])
})

test('no module has state', () => {
  const stateful = SOURCES.filter((file) =>
    parse(file).statements.some(
      (one) =>
        ts.isVariableStatement(one) && (one.declarationList.flags & ts.NodeFlags.Const) === 0,
    ),
  )
  expect(stateful).toEqual([])
})

test('the command line knows the library by its public entry only', () => {
  const inside = listEdges(COMMAND_LINE).filter(
    ([, to]) => to !== 'src/index.ts' && !to.startsWith('cli/'),
  )
  expect(inside.map(showEdge)).toEqual([])
})

test.each([
  ['node:http', /^src\/(?:transport\/|document\/fetch\.ts)/],
  ['node:https', /^src\/(?:transport\/|document\/fetch\.ts)/],
  ['node:net', /^src\/transport\//],
  ['undici', /^src\/(?:transport|msw)\//],
  ['msw', /^src\/msw\//],
  ['vitest', /^src\/vitest\/entry\.ts$/],
  ['ajv', /^src\/schema\//],
  ['ajv-formats', /^src\/schema\//],
  ['fast-check', /^src\/sample\//],
  ['@hyperjump/json-schema', /^src\/document\/structure\/meta-schema\.ts$/],
  ['commander', /^cli\//],
  ['ink', /^cli\/tui\//],
  ['react', /^cli\/tui\//],
  ['esbuild', /^cli\/build(?:-browser)?\.js$/],
])('%s is used in its place only', (name, place) => {
  const users = SOURCES.filter((file) => namesOf(file).includes(name))
  expect(users.filter((file) => !place.test(file))).toEqual([])
})

test('requests leave at one place', () => {
  const users = SOURCES.filter((file) => namesOf(file, ['static', 'dynamic']).includes('undici'))
  expect(users).toEqual(['src/transport/send.ts'])
})

test('importing the built library loads nothing that can wait', () => {
  const seen = new Set<string>()
  const packages = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    for (const { specifier, kind } of listImports(parseSource(join(ROOT, file)))) {
      if (kind !== 'static') continue
      if (isRelative(specifier)) visit(resolveImport(file, specifier))
      else packages.add(packageOf(specifier))
    }
  }
  requireBuilt('dist/src/index.js')
  visit('dist/src/index.js')
  expect(packages).toContain('ajv')
  expect(LAZY.filter((name) => packages.has(name))).toEqual([])
})

test('starting the built command line loads nothing but what reads its arguments', () => {
  const { outputs } = readBundle()
  const packages = listPackages(outputs, reach(outputs, ['import-statement']))
  expect([...packages]).toEqual(['commander'])
})

test('a command of the built command line loads nothing that can wait', () => {
  const { outputs } = readBundle()
  const commands = Object.keys(outputs).filter((file) => {
    return outputs[file]?.entryPoint?.startsWith('cli/command/') === true
  })
  expect(commands).toHaveLength(listFiles('cli/command').length)
  const loaded = listPackages(outputs, reach(outputs, ['import-statement'], commands))
  expect(LAZY.filter((name) => loaded.has(name))).toEqual([])
  // What is only loaded late is there all the same.
  const all = listPackages(outputs, reach(outputs, ['import-statement', 'dynamic-import']))
  expect(all).toContain('fast-check')
  expect(all).toContain('ink')
})

test('a test that replaces what the others of its process share runs alone', () => {
  const replacing = listFiles('test').filter((file) => {
    if (!/\.test\.tsx?$/.test(file)) return false
    const text = readFileSync(join(ROOT, file), 'utf8')
    return REPLACEMENTS.some((replacement) => replacement.test(text))
  })
  expect(replacing).toEqual(ALONE)
})

/** What esbuild says about the bundle. */
interface Bundle {
  readonly outputs: Readonly<
    Record<
      string,
      {
        readonly entryPoint?: string
        readonly imports: readonly { readonly path: string; readonly kind: string }[]
        readonly inputs: Readonly<Record<string, unknown>>
      }
    >
  >
}

function readBundle(): Bundle {
  requireBuilt('dist/cli-meta.json')
  return JSON.parse(readFileSync(join(ROOT, 'dist/cli-meta.json'), 'utf8')) as Bundle
}

/** Files of the bundle that are loaded with `from`. */
function reach(
  outputs: Bundle['outputs'],
  kinds: readonly string[],
  from: readonly string[] = ['dist/cli/main.js'],
): readonly string[] {
  const reached = [...from]
  for (const file of reached) {
    for (const { path, kind } of outputs[file]?.imports ?? []) {
      if (kinds.includes(kind) && path in outputs && !reached.includes(path)) reached.push(path)
    }
  }
  return reached
}

function listPackages(outputs: Bundle['outputs'], files: readonly string[]): ReadonlySet<string> {
  const inputs = files.flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}))
  const packages = inputs.flatMap((input) => {
    const [, inside] = input.split('node_modules/')
    return inside === undefined ? [] : [packageOf(inside)]
  })
  return new Set(packages)
}

function requireBuilt(file: string): void {
  if (!existsSync(join(ROOT, file))) throw new Error(`${file} is missing: run npm run build first`)
}

type Edge = readonly [from: string, to: string]

/** Imports between files of the project, of any kind. */
function listEdges(files: readonly string[]): readonly Edge[] {
  return files.flatMap((from) =>
    importsOf(from)
      .filter(({ specifier }) => isRelative(specifier))
      .map(({ specifier }): Edge => [from, posix.normalize(resolveImport(from, specifier))]),
  )
}

function namesOf(
  file: string,
  kinds: readonly string[] = ['static', 'dynamic', 'type'],
): readonly string[] {
  return importsOf(file)
    .filter(({ specifier, kind }) => !isRelative(specifier) && kinds.includes(kind))
    .map(({ specifier }) => packageOf(specifier))
}

function layerOf(file: string): number {
  return LAYERS.findIndex((names) => names.some((name) => file.startsWith(`src/${name}`)))
}

/** The first circle, as a path that ends where it begins. */
function findCycle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]): readonly string[] => {
    const start = path.indexOf(file)
    if (start !== -1) return [...path.slice(start), file]
    if (done.has(file)) return []
    for (const next of graph.get(file) ?? []) {
      const cycle = visit(next, [...path, file])
      if (cycle.length > 0) return cycle
    }
    done.add(file)
    return []
  }
  for (const file of graph.keys()) {
    const cycle = visit(file, [])
    if (cycle.length > 0) return cycle
  }
  return []
}

function isDefaultExport(statement: ts.Statement): boolean {
  if (ts.isExportAssignment(statement)) return true
  if (ts.isExportDeclaration(statement)) {
    const { exportClause } = statement
    return (
      exportClause !== undefined &&
      ts.isNamedExports(exportClause) &&
      exportClause.elements.some(({ name }) => name.text === 'default')
    )
  }
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) === true
}

function parse(file: string): ts.SourceFile {
  return PARSED.get(file) ?? parseSource(join(ROOT, file))
}

function importsOf(file: string): readonly Import[] {
  const known = IMPORTS.get(file) ?? listImports(parse(file))
  IMPORTS.set(file, known)
  return known
}

function countLines(file: string): number {
  return readFileSync(join(ROOT, file), 'utf8').trimEnd().split('\n').length
}

function showEdge([from, to]: Edge): string {
  return `${from} -> ${to}`
}
