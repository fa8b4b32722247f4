import type { ResponseContract } from '../contract/model.js'

/** A response and the status that it is answered with: one of its range, or any for `default`. */
export interface ChosenResponse {
  readonly response: ResponseContract
  readonly status: number
}

/**
 * What a request that conforms is answered with: the first of `preferred` that is documented, else
 * the lowest success, a range of them, `default`, or a redirection. Undefined where the document has
 * none of these.
 */
export function chooseSuccess(
  responses: readonly ResponseContract[],
  preferred: readonly number[],
): ChosenResponse | undefined {
  const exact = responses
    .filter(({ status }) => /^[23]\d\d$/.test(status))
    .map((response) => ({ response, status: Number(response.status) }))
    .sort((first, second) => first.status - second.status)
  const wanted = preferred.map((status) => exact.find((one) => one.status === status))
  const named = (name: string, status: number) => {
    const response = responses.find((one) => one.status === name)
    return response === undefined ? undefined : { response, status }
  }
  const [lowest] = exact
  return (
    wanted.find((one) => one !== undefined) ??
    (lowest !== undefined && lowest.status < 300 ? lowest : undefined) ??
    named('2XX', preferred[0] ?? 200) ??
    named('default', preferred[0] ?? 200) ??
    lowest ??
    named('3XX', 303)
  )
}

/** Answers of these statuses have no body (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5). */
export const BODILESS: ReadonlySet<number> = new Set([204, 205, 304])
