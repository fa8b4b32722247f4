import http from 'node:http'
import https from 'node:https'
import type { DocumentLimits } from './limits.js'
import { collectBytes, decodeText } from './text.js'
import { writeUrl } from './url.js'

/** The answer to one GET request; the text of a redirect or an error may be left out. */
export interface FetchedText {
  readonly status: number
  readonly contentType: string | undefined
  readonly text: string
  /** The URL that answered, should redirects have been followed already. */
  readonly url: string
  /** Target of a redirect that was not followed. */
  readonly location?: string | undefined
}

export interface FetchRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly limits: DocumentLimits
}

/** Gets a text over HTTP; rejects where no answer comes. */
export type FetchText = (
  url: string,
  signal: AbortSignal,
  request: FetchRequest,
) => Promise<FetchedText>

/** One GET request over a connection of its own; redirects are the caller's affair. */
export const fetchTextOverHttp: FetchText = async (url, signal, { headers, limits }) => {
  const response = await sendGet(url, signal, headers)
  const status = response.statusCode ?? 0
  const contentType = response.headers['content-type']
  const encoding = response.headers['content-encoding'] ?? 'identity'
  if (status !== 200) {
    response.destroy()
    return { status, contentType, text: '', url, location: response.headers.location }
  }
  if (encoding !== 'identity') {
    response.destroy()
    throw new Error(`it is sent with Content-Encoding ${encoding}, which was not asked for`)
  }
  const shown = writeUrl(new URL(url))
  const bytes = await collectBytes(response, limits, shown)
  return { status, contentType, text: decodeText(bytes, shown), url }
}

function sendGet(
  url: string,
  signal: AbortSignal,
  headers: Readonly<Record<string, string>>,
): Promise<http.IncomingMessage> {
  const send = url.startsWith('https:') ? https.get : http.get
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      {
        agent: false,
        signal,
        headers: {
          accept: 'application/json, application/yaml;q=0.9, */*;q=0.8',
          'accept-encoding': 'identity',
          'user-agent': 'ringback',
          ...headers,
        },
      },
      resolve,
    )
    request.on('error', reject)
  })
}
