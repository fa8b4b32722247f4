import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  createTextStyle,
  ERROR_CATALOGUE,
  inspect,
  loadContract,
  RingbackError,
  renderInspection,
} from 'ringback'
import { serveParent, settings } from './parent.js'

const { folder } = settings
const STYLE = createTextStyle({ color: false, unicode: true })

/** Loads, inspects and renders one document as `ringback inspect` does, and keeps nothing of it. */
async function run({ file, source }) {
  const { size } = await stat(join(folder, file))
  const startedMs = performance.now()
  const exitCode = await inspectFile(file, join(folder, source))
  return { exitCode, bytes: size, tookMs: performance.now() - startedMs }
}

async function inspectFile(file, refRoot) {
  try {
    const inspection = inspect(await loadContract(file, { cwd: folder, refRoot }))
    renderInspection(inspection, STYLE)
    return inspection.findings.some(({ severity }) => severity === 'error') ? 1 : 0
  } catch (error) {
    if (error instanceof RingbackError) return ERROR_CATALOGUE[error.code].exitCode
    process.stderr.write(`${file}: ${error.stack}\n`)
    return 70
  }
}

serveParent({ run })
