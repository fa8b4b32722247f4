import { expect, test } from 'vitest'
import { type BodyFit, listFitting } from '../../../src/delivery/body-fit.js'

test.each<[BodyFit[], number[]]>([
  [
    ['fits', 'fits'],
    [0, 1],
  ],
  [['breaks', 'fits', 'unjudged'], [1]],
  [
    ['unjudged', 'breaks', 'unjudged'],
    [0, 2],
  ],
  [['breaks', 'breaks'], []],
  [[], []],
])('of %j these are taken: %j', (fits, taken) => {
  const candidates = fits.map((_, index) => index)
  expect(listFitting(candidates, (index) => fits[index] ?? 'breaks')).toEqual(taken)
})
