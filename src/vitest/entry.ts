import { expect } from 'vitest'
import { matchers, type RingbackMatchers } from './matchers.js'

expect.extend(matchers)

declare module 'vitest' {
  interface Matchers<T> extends RingbackMatchers {}
}
