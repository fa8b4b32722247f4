import type { RunEvent } from '../event/model.js'
import { escapeJson } from '../transport/escape.js'
import type { Report } from './model.js'

/** The report as `ringback/report.schema.json` describes it: two spaces, line feed at the end. */
export function renderJson(report: Report): string {
  return `${escapeJson(JSON.stringify(report, null, 2))}\n`
}

/** An event as one line of JSON, without its line feed. */
export function renderEvent(event: RunEvent): string {
  return escapeJson(JSON.stringify(event))
}
