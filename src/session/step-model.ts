/** Steps around the trigger of an operation: what must happen besides before a callback comes. */
export interface OperationSteps {
  /** Before each trigger is made; its values may refer to their answers. */
  readonly before?: readonly Step[] | undefined
  /** Once the API has accepted a valid trigger. Deadlines of callbacks count from their end. */
  readonly after?: readonly Step[] | undefined
  /** When all is settled for a trigger that the API accepted: nothing may come after their end. */
  readonly finally?: readonly Step[] | undefined
}

export type StepPhase = keyof OperationSteps

export type Step = RequestStep | LinkStep | CommandStep

interface NamedStep {
  /** For people, and for `{{step.NAME#/pointer}}` in what comes later. */
  readonly name?: string | undefined
}

/** Strings in it may hold `{{answer#/id}}` and the like: see `fillText`. */
export interface RequestStep extends NamedStep {
  readonly request: StepRequest
}

export interface StepRequest {
  readonly method: string
  /** From the base URL of the API on; sent with the credentials and headers of the triggers. */
  readonly path?: string | undefined
  /** In the place of `path`: an absolute URL, sent with nothing but what stands here. */
  readonly url?: string | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
  /** Text is sent as it is, everything else as JSON. */
  readonly body?: unknown
  /** A status such as 204, or a range such as `2xx`, which is the default. */
  readonly expect?: number | string | undefined
}

/** The operation that a documented link of the trigger's answer leads to: not in `before`. */
export interface LinkStep extends NamedStep {
  /** Its name in the `links` of the response. */
  readonly link: string
  /** A status such as 204, or a range such as `2xx`, which is the default. */
  readonly expect?: number | string | undefined
}

export interface CommandStep extends NamedStep {
  /** For the shell; what it may use stands in RINGBACK_* environment variables. */
  readonly run: string
}

export type Environment = Readonly<Record<string, string | undefined>>

/** What people call a step. */
export function labelStep(step: Step): string {
  if (step.name !== undefined) return step.name
  if ('run' in step) return step.run
  if ('link' in step) return `link ${step.link}`
  const { method, path, url } = step.request
  return `${method} ${path ?? url ?? ''}`
}
