import { alter } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const charset: Defect = {
  name: 'charset',
  title: 'adds a charset to the content type',
  expects: [],
  fault: alter((callback) => ({
    ...callback,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })),
}
