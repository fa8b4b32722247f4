import { expect, test } from 'vitest'
import { indexYaml } from '../../../src/document/yaml-position.js'

/** The rest of the line where the tokens lead. */
function lineAt(yaml: string, ...tokens: string[]): string | undefined {
  return yaml.slice(indexYaml(yaml).findOffset(tokens)).split('\n')[0]
}

const YAML = `# comment
openapi: 3.1.0
paths:
  /a:
    post:
      responses:
        200:
          description: ok
        '201': {description: "made", headers: {X: {}}}
      tags:
        - one
        - name: two
          more: yes
        -
          - deep
  ? /explicit
  : get: {}
empty:
last: [ a, {b: 1}, [c] , ]
`

test.each([
  [[], 'openapi: 3.1.0'],
  [['openapi'], 'openapi: 3.1.0'],
  [['paths', '/a', 'post'], 'post:'],
  [['paths', '/a', 'post', 'responses', '200', 'description'], 'description: ok'],
  [['paths', '/a', 'post', 'responses', '201', 'headers', 'X'], 'X: {}}}'],
  [['paths', '/a', 'post', 'responses', '201'], `'201': {description: "made", headers: {X: {}}}`],
  [['paths', '/a', 'post', 'tags', '0'], 'one'],
  [['paths', '/a', 'post', 'tags', '1'], 'name: two'],
  [['paths', '/a', 'post', 'tags', '1', 'more'], 'more: yes'],
  [['paths', '/a', 'post', 'tags', '2', '0'], 'deep'],
  [['paths', '/explicit', 'get'], 'get: {}'],
  [['empty'], 'empty:'],
  [['last', '0'], 'a, {b: 1}, [c] , ]'],
  [['last', '1', 'b'], 'b: 1}, [c] , ]'],
  [['last', '2', '0'], 'c] , ]'],
])('%j is found', (tokens, line) => {
  expect(lineAt(YAML, ...tokens)).toBe(line)
})

test.each([
  [['nope'], 'openapi: 3.1.0'],
  [['paths', '/a', 'nope', 'more'], '/a:'],
  [['paths', '/a', 'post', 'tags', '9'], 'tags:'],
  [['empty', 'a'], 'empty:'],
  [['last', '3'], 'last: [ a, {b: 1}, [c] , ]'],
  [['__proto__'], 'openapi: 3.1.0'],
])('%j does not exist, so the nearest thing around it counts', (tokens, line) => {
  expect(lineAt(YAML, ...tokens)).toBe(line)
})

test('an alias leads to what its anchor names', () => {
  const yaml = 'a: &one\n  b: 1\nc: *one\nd:\n  - &two\n    e: 2\n  - *two\n'
  expect(lineAt(yaml, 'c')).toBe('c: *one')
  expect(lineAt(yaml, 'c', 'b')).toBe('b: 1')
  expect(lineAt(yaml, 'd', '1', 'e')).toBe('e: 2')
})

test('an alias inside its own anchor ends with the pointer', () => {
  expect(lineAt('a: &one\n  b: *one\n', 'a', 'b', 'b', 'b')).toBe('b: *one')
})

test('windows line ends and directives do not move anything', () => {
  expect(lineAt('%YAML 1.2\r\n---\r\na:\r\n  b: 1\r\n', 'a', 'b')).toBe('b: 1\r')
})

test('block texts that look like YAML are passed over', () => {
  expect(lineAt('a: |\n  b: not this\nc:\n  b: this\n', 'c', 'b')).toBe('b: this')
})

test('faults that the parser of the data accepts cost only what stands inside them', () => {
  const yaml = "a: 'one'#\nb:\n  c: 1\nd:\n  e: 'two\n  three'\n  f: 2\ng:\n  h: 3\n"
  expect(lineAt(yaml, 'b', 'c')).toBe('c: 1')
  expect(lineAt(yaml, 'g', 'h')).toBe('h: 3')
})

test('nesting that only one of the two parsers sees does not exhaust the stack', () => {
  const yaml = `a: ['b'#${'['.repeat(100_000)}\n]\nc: 1\n`
  expect(indexYaml(yaml).findOffset(['a'])).toBe(0)
})

test('a document of comments has its positions at the start', () => {
  expect(indexYaml('# nothing\n').findOffset(['a'])).toBe(0)
})
