// The whole verification from code: events while it runs, a report at the end.
import { loadContract, verify } from 'ringback'
import { createInvoiceApi } from '../invoice-api/server.js'

const api = await createInvoiceApi({})
const url = await api.listen({ host: '127.0.0.1', port: 0 })

const contract = await loadContract(`${url}/openapi.json`)
{
  await using run = verify(contract, { settleMs: 300 })
  for await (const event of run) {
    if (event.type === 'expectation:met')
      console.log(`${event.callback} after ${Math.round(event.afterMs)} ms`)
    if (event.type === 'finding:raised')
      console.log(`${event.finding.code}: ${event.finding.message}`)
  }
  const report = await run.report
  console.log(`${report.verdict}: ${report.because}`)
  process.exitCode = report.verdict === 'passed' ? 0 : 1
}
await api.close()
