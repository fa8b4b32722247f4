import type { RunEvent } from '../event/model.js'
import { escapeControls } from '../transport/escape.js'
import { createDeliveryProgress } from './delivery-progress.js'
import { renderField } from './field.js'
import { createSentProgress } from './sent-progress.js'
import { renderStep } from './step-text.js'
import { joinLines } from './text-lines.js'
import type { TextStyle } from './text-style.js'
import { createTriggerProgress } from './trigger-progress.js'
import { describeKind } from './trigger-text.js'

export interface ProgressText {
  /** Lines to print for this event, each without line feed; often none. */
  add(event: RunEvent): readonly string[]
}

/**
 * Tells a run while it happens: one line (or two, where it is too wide) per trigger once it is
 * settled, which is when its callbacks came or are overdue. Triggers that owe no callback are
 * settled when the run ends, since only then is it sure that none came. What we deliver ourselves is
 * one line once its answer is judged.
 */
export function createProgressText(style: TextStyle): ProgressText {
  const triggers = createTriggerProgress(style)
  const deliveries = createDeliveryProgress(style)
  const sent = createSentProgress(style)
  const describe = (event: RunEvent): readonly string[] => {
    switch (event.type) {
      case 'run:started':
        deliveries.start(event.mode)
        return []
      case 'receiver:listening':
        return [style.paint.dim(escapeControls(`receiver listening at ${event.url}`))]
      case 'operation:skipped': {
        const what = event.kind === undefined ? '' : `, ${describeKind(event.kind)}`
        const text = `${event.operation}${what}  skipped: ${event.because}`
        return renderField(style.symbols.skip, escapeControls(text), { indent: 0, label: 2 }, style)
      }
      case 'step:done':
        return renderStep(event, style)
      case 'delivery:received':
        deliveries.receive(event)
        return []
      case 'delivery:sent':
        sent.send(event)
        return []
      case 'finding:raised':
        return sent.raise(event.finding) ? [] : triggers.add(event)
      case 'delivery:judged':
        return event.match === 'sent'
          ? sent.judge(event)
          : [...deliveries.judge(event), ...triggers.add(event)]
      default:
        return triggers.add(event)
    }
  }
  return {
    add: (event) => {
      const lines = describe(event)
      return lines.length === 0 ? [] : joinLines(lines).trimEnd().split('\n')
    },
  }
}
