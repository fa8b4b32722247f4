import type { FetchText } from '../../document/fetch.js'
import { createLimitError } from '../../document/limits.js'
import { decodeText } from '../../document/text.js'
import { writeUrl } from '../../document/url.js'
import { readLimited } from '../limited-body.js'

/** One GET request by `fetch`, which follows redirects itself and does not show them. */
export const fetchTextOverHttp: FetchText = async (url, signal, { headers, limits }) => {
  const accept = 'application/json, application/yaml;q=0.9, */*;q=0.8'
  const response = await fetch(url, { headers: { accept, ...headers }, signal })
  const { status } = response
  const contentType = response.headers.get('content-type') ?? undefined
  const answered = response.url === '' ? url : response.url
  if (status !== 200) return { status, contentType, text: '', url: answered }
  const shown = writeUrl(new URL(answered))
  const bytes = await readLimited(response, limits.fileBytes)
  if (bytes === undefined) throw createLimitError('fileBytes', limits, shown)
  return { status, contentType, text: decodeText(bytes, shown), url: answered }
}
