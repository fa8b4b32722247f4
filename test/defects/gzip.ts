import { gzipSync } from 'node:zlib'
import { alter } from './invoice/callback.js'
import type { Defect } from './invoice/model.js'

export const gzip: Defect = {
  name: 'gzip',
  title: 'compresses the body and says so',
  expects: [],
  fault: alter((callback) => ({
    ...callback,
    headers: { ...callback.headers, 'content-encoding': 'gzip' },
    body: gzipSync(callback.body),
  })),
}
