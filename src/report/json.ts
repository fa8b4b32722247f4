import type { Report } from './model.js'

/** The report as `ringback/report.schema.json` describes it: two spaces, line feed at the end. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`
}
