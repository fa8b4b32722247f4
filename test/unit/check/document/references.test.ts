import { expect, test } from 'vitest'
import { checkReferences, checkRemarks } from '../../../../src/check/document/references.js'
import { makeContract, placeAt } from '../../../support/check.js'

test.each(['document-structure', 'document-duplicate-operation-id'] as const)(
  'a remark %s is told apart by its words: one place may have several',
  (code) => {
    const remarks = [{ code, message: 'it is odd', place: placeAt('/paths') }]
    expect(checkRemarks(makeContract({ remarks }))).toEqual([
      { code, message: 'it is odd', promised: placeAt('/paths'), detail: 'it is odd' },
    ])
  },
)

test.each(['document-reference-dangling', 'document-reference-refused'] as const)(
  'a remark %s is told apart by its place alone',
  (code) => {
    const remarks = [{ code, message: 'it leads nowhere', place: placeAt('/a') }]
    expect(checkRemarks(makeContract({ remarks }))).toEqual([
      { code, message: 'it leads nowhere', promised: placeAt('/a') },
    ])
  },
)

test.each([
  ['dangling', 'document-reference-dangling'],
  ['unreadable', 'document-reference-dangling'],
  ['refused', 'document-reference-refused'],
] as const)('a reference that is %s is a %s', (kind, code) => {
  const problem = {
    kind,
    reference: 'other.json',
    target: 'file:///other.json',
    place: placeAt('/a'),
    message: 'it is gone',
  }
  expect(checkReferences(makeContract({ references: [problem] }))).toEqual([
    { code, message: 'it is gone', arrived: 'other.json', promised: placeAt('/a') },
  ])
})
