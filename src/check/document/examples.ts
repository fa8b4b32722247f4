import type { Contract, MediaTypeContract } from '../../contract/model.js'
import type { SchemaRole } from '../../schema/model.js'
import type { FindingDraft } from '../model.js'

/** Documented examples of a JSON body conform to the schema beside them. */
export function checkExamples(
  contract: Contract,
  content: readonly MediaTypeContract[],
  role: SchemaRole,
): FindingDraft[] {
  return content.flatMap((media) => {
    if (
      media.schema === undefined ||
      media.examples.length === 0 ||
      !/[/+]\s*json\b/i.test(media.type)
    )
      return []
    const compilation = contract.schemas.compile(media.schema, role)
    // Of a schema that nothing can satisfy, no example is to blame.
    if (!compilation.ok || compilation.contradiction !== undefined) return []
    return media.examples.flatMap((example, index): FindingDraft[] => {
      const [issue] = compilation.check(example).filter((one) => !one.lenient)
      if (issue === undefined) return []
      const message = `a documented example (${media.type}) breaks its schema: ${issue.message}`
      const at = issue.pointer === '' ? 'the whole example' : `example ${issue.pointer}`
      return [
        {
          code: 'document-example-schema',
          message,
          expected: issue.expected,
          arrived: issue.arrived,
          at,
          promised: media.place,
          detail: `${index}`,
        },
      ]
    })
  })
}
