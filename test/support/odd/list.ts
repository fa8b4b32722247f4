import type { OddDocument } from '../odd-document.js'
import { FRAMEWORKS } from './frameworks.js'
import { HAND_WRITTEN } from './hand-written.js'
import { LATEST } from './latest.js'
import { TELECOM } from './telecom.js'

export const ODD_DOCUMENTS: readonly OddDocument[] = [
  ...TELECOM,
  ...LATEST,
  ...FRAMEWORKS,
  ...HAND_WRITTEN,
]
