import { describeSource, quote } from './describe.js'
import { formatEmbedded } from './format.js'
import type { Deviation, Dialect, ExpressionPart } from './model.js'

/** Dialects of one expression; a glued prefix is one of the whole key. */
export type PartDialect = Exclude<Dialect, 'glued-prefix'>

const FLAWS: Readonly<Record<PartDialect, string>> = {
  'bare-name': 'is a name without a source such as `$request.query.`',
  'template-name': 'is a path template and no runtime expression',
  'dotted-body': 'has dots where `#` and a JSON Pointer must stand',
  'missing-dollar': 'lacks its `$`',
  'missing-slash': 'lacks the `/` that a JSON Pointer begins with',
  'missing-braces': 'stands in other text without braces',
  'blank-in-braces': 'has blanks inside its braces',
  'double-braces': 'has more than one brace around it',
  'unclosed-brace': 'lacks its closing `}`',
  'dots-for-slashes': 'has dots where its JSON Pointer needs slashes',
}

/**
 * The deviation of one expression. Its span is that of the whole part, so that `standard` can
 * take the place of what stands there.
 */
export function createDeviation(dialect: PartDialect, part: ExpressionPart): Deviation {
  const standard = formatEmbedded(part.source)
  return {
    dialect,
    offset: part.offset,
    length: part.text.length,
    message: `${quote(part.text)} ${FLAWS[dialect]}; it is read as ${describeSource(part.source)}`,
    ...(standard === undefined ? {} : { standard }),
  }
}

/** The deviations after parts were replaced, given by offset: read as what they are now. */
export function restateDeviations(
  deviations: readonly Deviation[],
  replacements: ReadonlyMap<number, ExpressionPart>,
): readonly Deviation[] {
  return deviations.map((deviation) => {
    const part = replacements.get(deviation.offset)
    return part === undefined || deviation.dialect === 'glued-prefix'
      ? deviation
      : createDeviation(deviation.dialect, part)
  })
}
