import type { StepDone } from '../event/model.js'
import { escapeControls } from '../transport/escape.js'
import { renderField } from './field.js'
import type { TextStyle } from './text-style.js'

/** `after create event  202 in 12 ms`: told when verbose; that a step failed is told in any case. */
export function renderStep(event: StepDone, style: TextStyle): readonly string[] {
  const { phase, operation, step, status, exitCode, failure, tookMs } = event
  if (failure === undefined && !style.verbose) return []
  const result = failure ?? (status === undefined ? `exit code ${exitCode ?? 0}` : String(status))
  const text = `${operation}  ${phase} ${step}  ${result} in ${Math.round(tookMs)} ms`
  const symbol = failure === undefined ? style.symbols.arrow : style.symbols.fail
  return renderField(symbol, escapeControls(text), { indent: 0, label: 2 }, style)
}
