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
export { type SuggestedPlace, suggestPlace } from './contract/suggest-binding.js'
export type { CallbackRule } from './delivery/model.js'
export type { Location } from './document/model.js'
export type { LoadOptions } from './document/options.js'
// Errors, which are ours; what is wrong with an API is a finding.
export { ERROR_CATALOGUE, type ErrorCode, RingbackError } from './errors.js'
export type { DeliverySent, PlannedCallback, RunEvent, Verdict } from './event/model.js'
// Keeping it.
export { openFileJournal } from './journal/file.js'
export { createMemoryJournal } from './journal/memory.js'
export type { Journal, JournalEntry } from './journal/model.js'
export { readJournal } from './journal/read.js'
// Playing the API, without a socket.
export { createMockApi } from './mock/api.js'
export type { MockApi, MockApiOptions, MockExchange } from './mock/model.js'
export { formatCurl } from './report/curl.js'
// Showing it.
export { renderExchange } from './report/exchange-text.js'
export { type Explanation, explainCode, explainError, explainFinding } from './report/explain.js'
export { renderFinding } from './report/finding-text.js'
export { renderGithub } from './report/github.js'
export { renderInspection } from './report/inspect-text.js'
export type { Inspection } from './report/inspection.js'
export { renderInspectionJson } from './report/inspection.js'
export { renderEvent, renderJson } from './report/json.js'
export { renderListenBanner } from './report/listen-banner.js'
export { createListenLog } from './report/listen-log.js'
export { renderMockBanner } from './report/mock-banner.js'
export type { MockDescription } from './report/mock-description.js'
export { createMockLog, type MockLog } from './report/mock-log.js'
export type { GroupedFinding, Report } from './report/model.js'
export { createProgressText, type ProgressText } from './report/progress-text.js'
export { renderText } from './report/text.js'
export { createTextStyle, type TextOptions, type TextStyle } from './report/text-style.js'
export { cutWidth, measureWidth, padWidth, takeWidth } from './report/text-width.js'
export { wrapText } from './report/text-wrap.js'
export { exitCodeOf, isFailing } from './report/verdict.js'
export { formatCount, formatDuration, formatNumber } from './report/words.js'
export type { Inbox, JudgedDelivery } from './run/inbox.js'
// Running.
export { inspect } from './run/inspect.js'
export { type MockServer, mock } from './run/mock.js'
export type { MockOptions } from './run/mock-options.js'
export { openReceiver, type Receiver, type ReceiverOptions } from './run/receiver.js'
export { type SendOptions, send } from './run/send.js'
export { resolveServerUrl } from './run/server-url.js'
export type { SetUpOptions } from './run/set-up.js'
export { type StartApiOptions, startApi } from './run/start-api.js'
export { type SendDeliveryOptions, sendDelivery } from './run/trigger.js'
export { type VerifyOptions, verify } from './run/verify.js'
export { openWorkbench } from './run/workbench.js'
export type {
  AnswerChoice,
  Workbench,
  WorkbenchDraft,
  WorkbenchEnding,
  WorkbenchOperation,
  WorkbenchOptions,
} from './run/workbench-model.js'
export type { Credentials, GivenBody, UserValues } from './sample/model.js'
export { validateJson } from './schema/validate-json.js'
export type { CallbackBehaviour } from './session/callback-behaviour.js'
export type { CallbackAddress } from './session/edition.js'
export type { Run } from './session/run.js'
export type { OperationSteps, Step, StepRequest } from './session/step-model.js'
export { escapeForTerminal } from './transport/escape.js'
export type { HttpRequest } from './transport/model.js'
export { createRedactor, type Redactor } from './transport/redact.js'
export { RINGBACK_VERSION } from './version.js'
