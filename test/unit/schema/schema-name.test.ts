import { expect, test } from 'vitest'
import { createDefinitionName, nameOfPlace } from '../../../src/schema/schema-name.js'

const at = (pointer: string) => ({ uri: 'file:///api/invoice.event.yaml', pointer })

test.each([
  ['', 'invoice.event'],
  ['/components/schemas/Invoice', 'Invoice'],
  ['/$defs/a~1b~0c', 'a/b~c'],
  ['/schemas', undefined],
  ['/paths/~1schemas/x', undefined],
  ['/properties/id', undefined],
])('the schema at "%s" is called %s', (pointer, name) => {
  expect(nameOfPlace(at(pointer))).toBe(name)
})

test('names that are taken get the next number, also where one looks like another with its number', () => {
  const taken = new Map<string, number>()
  const pointers = ['/schemas/A', '/$defs/A', '/schemas/A-2', '/definitions/A', '/schemas/A-3']
  const names = pointers.map((pointer) => createDefinitionName(at(pointer), taken))
  expect(names).toEqual(['A', 'A-2', 'A-2-2', 'A-3', 'A-3-2'])
})

test('a schema without a name is called by the end of its pointer', () => {
  const taken = new Map<string, number>()
  expect(createDefinitionName(at('/properties/id'), taken)).toBe('properties_id')
  expect(createDefinitionName(at('/x'), taken)).toBe('x')
  expect(createDefinitionName(at('/schemas/ä'), taken)).toBe('schema')
  expect(createDefinitionName(at('/schemas/ö'), taken)).toBe('schema-2')
})
