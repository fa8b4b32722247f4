import type { MediaTypeContract } from '../contract/model.js'

export type ExampleChoice =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly because: string }

/** The documented example of that name. */
export function chooseExample(
  { examples, exampleNames = [] }: MediaTypeContract,
  name: string,
): ExampleChoice {
  const index = exampleNames.indexOf(name)
  if (name !== '' && index >= 0) return { ok: true, value: examples[index] }
  const names = exampleNames.filter((one) => one !== '')
  const hint = names.length === 0 ? 'it names none' : `it has ${names.join(', ')}`
  return { ok: false, because: `the document has no example "${name}" here: ${hint}` }
}
