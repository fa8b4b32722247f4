import type { ResponseContract } from '../contract/model.js'

/** A response and the status that it is answered with: one of its range, or any for `default`. */
export interface ChosenResponse {
  readonly response: ResponseContract
  readonly status: number
}

/** Chooses what requests that conform are answered with; reads each list of responses once. */
export interface AnswerStatuses {
  /**
   * The first of `preferred` that is documented, else the lowest success, a range of them,
   * `default`, or a redirection. Undefined where the document has none of these.
   */
  choose(
    responses: readonly ResponseContract[],
    preferred: readonly number[],
  ): ChosenResponse | undefined
}

export function createAnswerStatuses(): AnswerStatuses {
  const known = new WeakMap<readonly ResponseContract[], Successes>()
  return {
    choose(responses, preferred) {
      const successes = known.get(responses) ?? readSuccesses(responses)
      known.set(responses, successes)
      for (const status of preferred) {
        const wanted = successes.exact.find((one) => one.status === status)
        if (wanted !== undefined) return wanted
      }
      return successes.lowest ?? chooseOther(successes, preferred[0])
    },
  }
}

interface Successes {
  /** By status: successes, then redirections. */
  readonly exact: readonly ChosenResponse[]
  readonly lowest: ChosenResponse | undefined
  readonly named: ReadonlyMap<string, ResponseContract>
}

function readSuccesses(responses: readonly ResponseContract[]): Successes {
  const exact = responses
    .filter(({ status }) => /^[23]\d\d$/.test(status))
    .map((response) => ({ response, status: Number(response.status) }))
    .sort((first, second) => first.status - second.status)
  const [lowest] = exact
  return {
    exact,
    lowest: lowest !== undefined && lowest.status < 300 ? lowest : undefined,
    // Of responses that have the same name the first one counts.
    named: new Map(responses.map((one) => [one.status, one] as const).reverse()),
  }
}

function chooseOther(
  { exact, named }: Successes,
  preferred: number | undefined,
): ChosenResponse | undefined {
  const choose = (name: string, status: number) => {
    const response = named.get(name)
    return response === undefined ? undefined : { response, status }
  }
  return (
    choose('2XX', preferred ?? 200) ??
    choose('default', preferred ?? 200) ??
    exact[0] ??
    choose('3XX', 303)
  )
}

/** Answers of these statuses have no body (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5). */
export const BODILESS: ReadonlySet<number> = new Set([204, 205, 304])
