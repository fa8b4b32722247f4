import { expect, test } from 'vitest'
import { renderGithub } from '../../../src/report/github.js'
import type { GroupedFinding } from '../../../src/report/model.js'

function makeFinding(finding: Partial<GroupedFinding> = {}): GroupedFinding {
  return {
    id: 'find-1',
    code: 'document-invalid',
    severity: 'error',
    basis: 'document',
    message: 'tags: expected a list',
    key: 'k',
    count: 1,
    triggers: [],
    repeat: [],
    ...finding,
  }
}

test('a finding is an annotation at its line, and the summary comes last', () => {
  const promised = { file: 'api/openapi.yaml', pointer: '/paths', line: 12, column: 3 }
  expect(renderGithub([makeFinding({ promised })], '1 error')).toBe(
    '::error file=api/openapi.yaml,line=12,col=3,title=document-invalid::tags: expected a list%0Apromised at api/openapi.yaml#/paths\nringback: 1 error\n',
  )
})

test.each([
  ['error', '::error '],
  ['warning', '::warning '],
  ['info', '::notice '],
] as const)('the severity %s begins with %s', (severity, command) => {
  expect(renderGithub([makeFinding({ severity })], 'x').startsWith(command)).toBe(true)
})

test.each(['https://example.com/openapi.json', '<stdin>', 'memory:document'])(
  '%s is no file of the repository',
  (file) => {
    const promised = { file, pointer: '', line: 1, column: 1 }
    expect(renderGithub([makeFinding({ promised })], 'x')).toBe(
      `::error title=document-invalid::tags: expected a list%0Apromised at ${file}#\nringback: x\n`,
    )
  },
)

test('properties and message are escaped as the toolkit does', () => {
  const promised = { file: 'a,b:c%.yaml', pointer: '', line: 1, column: 2 }
  const finding = makeFinding({ promised, message: '100%, a: b\nc', hint: 'do it', at: 'body /x' })
  expect(renderGithub([finding], 'x').split('\n')[0]).toBe(
    '::error file=a%2Cb%3Ac%25.yaml,line=1,col=2,title=document-invalid::100%25, a: b%0Ac%0Aat body /x%0Apromised at a,b:c%25.yaml#%0Ado it',
  )
})

test('nothing that was captured becomes a command or moves the terminal', () => {
  const finding = makeFinding({ message: 'x\r\n::stop-commands::y\n##[error]\u001b[2J' })
  const text = renderGithub([finding], '::error::no')
  expect(text.split('\n')).toEqual([
    '::error title=document-invalid::x\\r%0A\\x3a:stop-commands::y%0A\\x23#[error]\\x1b[2J',
    'ringback: ::error::no',
    '',
  ])
})

test('a finding that was seen often says so', () => {
  expect(renderGithub([makeFinding({ count: 3 })], 'x')).toContain('%0Aseen 3 times\n')
})
