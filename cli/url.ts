import { createUsageError } from './usage.js'

/**
 * An absolute http or https URL, as it was given. User and password are refused, and not shown: they
 * would be part of everything that names the URL.
 */
export function parseHttpUrl(option: string, text: string): string {
  if (/^[^/?#]*(?:\/\/)?[^/?#]*@/.test(text)) {
    throw createUsageError(
      `${option}: expected a URL without user name and password, but got one with them.`,
      'Give them with --basic USER:PASSWORD or --header, where the command has these.',
    )
  }
  if (/^https?:\/\//i.test(text) && URL.canParse(text)) return text
  const isNearly = !text.includes('://') && URL.canParse(`http://${text}`)
  throw createUsageError(
    `${option}: expected a URL such as http://127.0.0.1:8000, but got "${text}".`,
    isNearly ? `Did you mean http://${text}?` : undefined,
  )
}
