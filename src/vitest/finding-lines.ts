import type { Finding } from '../check/model.js'
import { renderFinding } from '../report/finding-text.js'
import { createTextStyle } from '../report/text-style.js'
import { formatCount } from '../report/words.js'

/** Test runners print messages as they are, also into files. */
const STYLE = createTextStyle({ color: false, unicode: true, width: 100 })

/** Beyond this a message is no message any more. */
const MOST = 20

/** Findings as the command line shows them. */
export function renderFindings(findings: readonly Finding[]): string {
  const blocks = findings
    .slice(0, MOST)
    .map((finding) => renderFinding({ count: 1, triggers: [], repeat: [], ...finding }, STYLE))
  const rest = findings.length - blocks.length
  if (rest > 0) blocks.push(`and ${formatCount(rest, 'finding')} more`)
  return blocks.map((block) => block.trimEnd()).join('\n\n')
}
