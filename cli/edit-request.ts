import type { HttpRequest } from '../src/index.js'
import { editText } from './editor.js'
import { createUsageError } from './usage.js'

/** The request with the body that the user makes of it. Throws RINGBACK_ERR_USAGE. */
export async function editRequest(
  request: HttpRequest,
  env: Readonly<Record<string, string | undefined>>,
): Promise<HttpRequest> {
  const text = decode(request.body)
  const isJson = request.headers.some(
    ([name, value]) => name.toLowerCase() === 'content-type' && /^[^;]*[/+]json\b/i.test(value),
  )
  const shown = `${isJson ? layOut(text) : text}\n`
  const edited = await editText(shown, isJson ? 'body.json' : 'body.txt', env)
  if (edited === shown) return request
  const kept = edited.replace(/\r?\n$/, '')
  if (isJson && kept !== '') requireJson(kept)
  return { ...request, body: new TextEncoder().encode(kept) }
}

function decode(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    throw createUsageError(
      '--edit: expected a body that is text, but it is not UTF-8.',
      'Nothing was sent. Give it with --body @FILE.',
    )
  }
}

/** With its members one below the other, where that is the same JSON. */
function layOut(text: string): string {
  try {
    const value: unknown = JSON.parse(text)
    return JSON.stringify(value) === text ? JSON.stringify(value, null, 2) : text
  } catch {
    return text
  }
}

function requireJson(text: string): void {
  try {
    JSON.parse(text)
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error)
    throw createUsageError(
      `--edit: expected JSON, but what was written does not parse: ${because}.`,
      'Nothing was sent. To send broken JSON, give it with --body @FILE.',
    )
  }
}
