import { expect, test } from 'vitest'
import type { Cause } from '../../../../src/document/structure/model.js'
import { selectCauses } from '../../../../src/document/structure/select.js'

function select(...causes: readonly (readonly [keyword: string, pointer: string])[]) {
  const made = causes.map(
    ([keyword, pointer]): Cause => ({ keyword, pointer, keywordLocation: 'x#/', isName: false }),
  )
  return selectCauses(made).map(({ keyword, pointer }) => `${keyword} ${pointer}`)
}

test('of several causes at one place the most telling is kept', () => {
  expect(select(['validate', '/a'], ['oneOf', '/a'], ['required', '/a'], ['type', '/a'])).toEqual([
    'type /a',
  ])
})

test('an unknown field is dropped where something else is wrong in it', () => {
  expect(select(['validate', '/a'], ['type', '/a/b/c'], ['validate', '/ab'])).toEqual([
    'type /a/b/c',
    'validate /ab',
  ])
})

test('an unknown field is dropped where it is open what it is a field of', () => {
  expect(select(['validate', '/a/b'], ['oneOf', '/a'])).toEqual(['oneOf /a'])
  expect(select(['validate', '/a/b'], ['required', '/a'])).toEqual(['validate /a/b', 'required /a'])
})

test('what only the official schemas refuse is dropped', () => {
  expect(select(['type', '/p/callbacks/paid/x-since'], ['const', '/s/$schema'])).toEqual([])
  expect(select(['type', '/p/headers/x-since'], ['const', '/s/openapi'])).toEqual([
    'type /p/headers/x-since',
    'const /s/openapi',
  ])
})
