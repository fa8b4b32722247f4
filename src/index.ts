// Reading what a document promises.

export { FINDINGS, type FindingCode } from './check/catalogue.js'
export type { FormatSeverity } from './check/format-severity.js'
// What comes out.
export type { Basis, Finding, Severity } from './check/model.js'
export { bindCallbacks, type CallbackBinding } from './contract/bind-callback.js'
export { loadContract, type OpenApiObject } from './contract/load.js'
export type {
  BodyContract,
  CallbackOperation,
  Contract,
  Drivability,
  MediaTypeContract,
  Operation,
  Parameter,
  ResponseContract,
  TriggerOperation,
  UrlSlot,
  WebhookOperation,
} from './contract/model.js'
export type { CallbackRule } from './delivery/model.js'
export type { Location } from './document/model.js'
export type { LoadOptions } from './document/options.js'
// Errors, which are ours; what is wrong with an API is a finding.
export { ERROR_CATALOGUE, type ErrorCode, RingbackError } from './errors.js'
export type { RunEvent, Verdict } from './event/model.js'
// Keeping it.
export { openFileJournal } from './journal/file.js'
export { createMemoryJournal } from './journal/memory.js'
export type { Journal, JournalEntry } from './journal/model.js'
export { readJournal } from './journal/read.js'
export { type Explanation, explainCode, explainError, explainFinding } from './report/explain.js'
// Showing it.
export { renderGithub } from './report/github.js'
export { renderInspection } from './report/inspect-text.js'
export type { Inspection } from './report/inspection.js'
export { renderInspectionJson } from './report/inspection.js'
export { renderJson } from './report/json.js'
export type { GroupedFinding, Report } from './report/model.js'
export { createProgressText, type ProgressText } from './report/progress-text.js'
export { renderText } from './report/text.js'
export { createTextStyle, type TextOptions, type TextStyle } from './report/text-style.js'
export { exitCodeOf } from './report/verdict.js'
export type { Inbox, JudgedDelivery } from './run/inbox.js'
// Running.
export { inspect } from './run/inspect.js'
export { openReceiver, type Receiver, type ReceiverOptions } from './run/receiver.js'
export { resolveServerUrl } from './run/server-url.js'
export type { SetUpOptions } from './run/set-up.js'
export { type StartApiOptions, startApi } from './run/start-api.js'
export { type VerifyOptions, verify } from './run/verify.js'
export type { Credentials, GivenBody, UserValues } from './sample/model.js'
export { validateJson } from './schema/validate-json.js'
export type { Run } from './session/run.js'
export type { OperationSteps, Step, StepRequest } from './session/step-model.js'
export { escapeForTerminal } from './transport/escape.js'
export { createRedactor, type Redactor } from './transport/redact.js'
export { RINGBACK_VERSION } from './version.js'
