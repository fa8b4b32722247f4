import { expect, type TestContext, test } from 'vitest'
import { renderJson } from '../../src/report/json.js'
import type { Report } from '../../src/report/model.js'
import {
  type FastApiPython,
  findNewFastApi,
  findOldFastApi,
  startFastApi,
} from '../support/fastapi.js'
import { startProcess } from '../support/process.js'

const pythons: [string, FastApiPython][] = [
  ['the newest FastAPI', await findNewFastApi()],
  ['FastAPI with pydantic 1', await findOldFastApi()],
]

/** Runs the built command line as a user would, and gives its exit code and report. */
async function verify(
  url: string,
  ...options: string[]
): Promise<{ code: number | null; report: Report }> {
  const args = ['dist/cli/main.js', 'verify', `${url}/openapi.json`, '--format', 'json', ...options]
  await using ringback = startProcess(process.execPath, args)
  const { code } = await ringback.exit
  return { code, report: JSON.parse(ringback.stdout()) as Report }
}

function pythonOf(found: FastApiPython, { skip }: TestContext): string {
  return 'missing' in found ? skip(found.missing) : found.python
}

for (const [name, found] of pythons) {
  test(`with ${name}, an app that sends its callback passes with a warning for each expression`, async (context) => {
    await using api = await startFastApi(pythonOf(found, context), 'main.py')
    const { code, report } = await verify(api.url, '--settle', '300ms')
    expect(report.verdict, renderJson(report)).toBe('passed')
    expect(code).toBe(0)
    expect(
      report.findings.map((one) => [one.code, one.severity, one.arrived, one.expected]),
    ).toEqual([
      ['expression-nonstandard', 'warning', '{$callback_url}', '{$request.query.callback_url}'],
      ['expression-nonstandard', 'warning', '{$request.body.id}', '{$request.body#/id}'],
    ])
    expect(report.coverage).toMatchObject([
      { name: 'invoice_notification', state: 'delivered', expected: 3, delivered: 3 },
    ])
  })

  test(`with ${name}, the app of the tutorial, which never sends its callback, fails`, async (context) => {
    await using api = await startFastApi(pythonOf(found, context), 'tutorial.py')
    const { code, report } = await verify(api.url, '--timeout', '300ms', '--settle', '100ms')
    expect(report.verdict).toBe('failed')
    expect(code).toBe(1)
    const errors = report.findings.filter((one) => one.severity === 'error')
    expect(errors.map((one) => one.code)).toEqual(['delivery-missing'])
    expect(errors[0]).toMatchObject({
      count: 3,
      callback: expect.stringContaining('invoice_notification') as string,
    })
  })
}
