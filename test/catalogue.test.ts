import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { createTextStyle, ERROR_CATALOGUE, explainCode, FINDINGS } from '../src/index.js'
import { RINGBACK_VERSION } from '../src/version.js'
import { listFiles, ROOT } from './support/source-files.js'

const FINDING_CODES = Object.keys(FINDINGS)
const ERROR_CODES = Object.keys(ERROR_CATALOGUE)
const CODES = [...FINDING_CODES, ...ERROR_CODES]

/** Tests that raise codes. Those of the report only show what they are given. */
const TESTS = listFiles('test')
  .filter((file) => file.endsWith('.ts'))
  .filter((file) => file !== 'test/catalogue.test.ts' && !file.startsWith('test/unit/report/'))
  .map(read)

test('codes are formed as agreed', () => {
  expect(FINDING_CODES.filter((code) => !/^[a-z]+(?:-[a-z]+)+$/.test(code))).toEqual([])
  expect(ERROR_CODES.filter((code) => !/^RINGBACK_ERR(?:_[A-Z]+)+$/.test(code))).toEqual([])
})

test.each(CODES)('%s is explained in whole sentences', (code) => {
  const style = createTextStyle({ color: false, unicode: false })
  const { isKnown, text } = explainCode(code, style)
  expect(isKnown).toBe(true)
  expect(text.split('\n')[0]).toContain(code)
  expect(text.trimEnd()).toMatch(/[.?]$/)
})

test('findings have titles of a few words, each its own', () => {
  const titles = Object.values(FINDINGS).map(({ title }) => title)
  expect(titles.filter((title) => title.length > 50 || title.endsWith('.'))).toEqual([])
  expect(new Set(titles.map(String)).size).toBe(titles.length)
})

test('CONTRIBUTING.md has a row for every finding and for no other', () => {
  expect(readRows('Findings')).toEqual([...FINDING_CODES].sort())
})

test('CONTRIBUTING.md has a row for every error and for no other', () => {
  expect(readRows('Errors')).toEqual([...ERROR_CODES].sort())
})

test.each(CODES)('%s is raised in a test', (code) => {
  expect(TESTS.some((text) => text.includes(`'${code}'`) || text.includes(`"${code}"`))).toBe(true)
})

test('the version is that of the package', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string }
  expect(RINGBACK_VERSION).toBe(version)
})

test('README.md shows every command', () => {
  const commands = listFiles('cli/command').map((file) => basename(file, '.ts'))
  expect(commands).toContain('verify')
  const readme = read('README.md')
  expect(commands.filter((name) => !readme.includes(`ringback ${name}`))).toEqual([])
})

/** Codes in the table of a section: rows that begin with `| \`code\` |`. */
function readRows(heading: string): readonly string[] {
  const [, section = ''] = read('CONTRIBUTING.md').split(new RegExp(`^#+ ${heading}$`, 'm'))
  const [own = ''] = section.split(/^#/m)
  return Array.from(own.matchAll(/^\| `([^`]+)` +\|/gm), ([, code = '']) => code).sort()
}

function read(file: string): string {
  const path = join(ROOT, file)
  if (!existsSync(path)) throw new Error(`${file} is missing`)
  return readFileSync(path, 'utf8')
}
