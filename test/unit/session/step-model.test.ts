import { expect, test } from 'vitest'
import { labelStep, type Step } from '../../../src/session/step-model.js'

test.each<[string, Step]>([
  ['pay it', { name: 'pay it', request: { method: 'POST', path: '/pay' } }],
  ['pay it', { name: 'pay it', run: 'make pay' }],
  ['pay it', { name: 'pay it', link: 'Pay' }],
  ['POST /pay/{{answer#/id}}', { request: { method: 'POST', path: '/pay/{{answer#/id}}' } }],
  ['PUT http://127.0.0.1:9/x', { request: { method: 'PUT', url: 'http://127.0.0.1:9/x' } }],
  ['GET ', { request: { method: 'GET' } }],
  ['make pay', { run: 'make pay' }],
  ['link Pay', { link: 'Pay' }],
  ['', { name: '', run: 'make pay' }],
])('people call it "%s": %j', (label, step) => {
  expect(labelStep(step)).toBe(label)
})
