import type { FormatSeverity, Step } from '../../src/index.js'

/** A configuration as it is written: config.schema.json describes it. */
export interface Config {
  readonly document?: string
  readonly api?: string
  readonly start?: string
  readonly only?: readonly string[]
  readonly timeout?: string
  readonly settle?: string
  readonly concurrency?: number
  readonly repeat?: number
  readonly strict?: boolean
  readonly formats?: FormatSeverity
  readonly headers?: Readonly<Record<string, string>>
  readonly credentials?: Readonly<Partial<Record<'bearer' | 'apiKey' | 'basic', string>>>
  readonly operations?: Readonly<Record<string, OperationConfig>>
  readonly mock?: MockConfig
}

export interface OperationConfig {
  readonly parameters?: Readonly<Record<string, string | number | boolean>>
  readonly members?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly before?: readonly Step[]
  readonly after?: readonly Step[]
  readonly finally?: readonly Step[]
  readonly callbacks?: Readonly<Record<string, CallbackConfig>>
}

export interface CallbackConfig {
  readonly expect?: 'required' | 'optional' | 'none'
  readonly deliveries?: number | { readonly min?: number; readonly max?: number }
  readonly timeout?: string
  readonly bind?: string
}

/** For `ringback mock`. */
export interface MockConfig {
  readonly host?: string
  readonly port?: number
  readonly seed?: number
  readonly state?: boolean
  /** Of all callbacks. */
  readonly delay?: string
  readonly timeout?: string
  readonly retry?: string
  readonly allowTargets?: readonly string[]
  readonly callbacks?: Readonly<Record<string, MockCallbackConfig>>
}

export interface MockCallbackConfig {
  readonly delay?: string
  readonly count?: number
  readonly every?: string
  readonly order?: number
  readonly failure?: 'silent' | 'wrong-body'
}

export interface ConfigFile {
  /** As the user knows it. */
  readonly file: string
  readonly config: Config
}

/** Where there is none. */
export const NO_CONFIG: ConfigFile = { file: 'ringback.config', config: {} }
