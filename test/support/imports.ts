import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { ROOT } from './source-files.js'

export interface Import {
  readonly specifier: string
  /** `static`: evaluated with the file; `dynamic`: when it is called; `type`: gone at runtime. */
  readonly kind: 'static' | 'dynamic' | 'type'
}

export function parseSource(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true)
}

/** Everything that a TypeScript or JavaScript file imports or passes on, in order. */
export function listImports(source: ts.SourceFile): readonly Import[] {
  const imports: Import[] = []
  const visit = (node: ts.Node): void => {
    const found = readImport(node)
    if (found !== undefined) imports.push(found)
    node.forEachChild(visit)
  }
  visit(source)
  return imports
}

/** The file that a relative specifier names in sources or in what was built from them. */
export function resolveImport(from: string, specifier: string): string {
  const target = join(dirname(from), specifier)
  if (!/\.tsx?$/.test(from)) return target
  const component = target.replace(/\.js$/, '.tsx')
  return existsSync(join(ROOT, component)) ? component : target.replace(/\.js$/, '.ts')
}

export function isRelative(specifier: string): boolean {
  return specifier.startsWith('.')
}

/** `@scope/name` or `name` of `name/deep/file.js`. */
export function packageOf(specifier: string): string {
  return /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier
}

function readImport(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node)) {
    return describe(node.moduleSpecifier, isTypeOnly(node.importClause) ? 'type' : 'static')
  }
  if (ts.isExportDeclaration(node)) {
    const { exportClause } = node
    const isType =
      node.isTypeOnly ||
      (exportClause !== undefined &&
        ts.isNamedExports(exportClause) &&
        exportClause.elements.every((element) => element.isTypeOnly))
    return describe(node.moduleSpecifier, isType ? 'type' : 'static')
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return describe(node.argument.literal, 'type')
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return describe(node.arguments[0], 'dynamic')
  }
  return undefined
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const { name, namedBindings } = clause
  if (name !== undefined || namedBindings === undefined) return false
  return (
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.every((element) => element.isTypeOnly)
  )
}

function describe(specifier: ts.Node | undefined, kind: Import['kind']): Import | undefined {
  return specifier !== undefined && ts.isStringLiteralLike(specifier)
    ? { specifier: specifier.text, kind }
    : undefined
}
