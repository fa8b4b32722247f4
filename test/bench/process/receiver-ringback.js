import { loadContract, openFileJournal, openReceiver, RINGBACK_VERSION } from 'ringback'
import { cpu, serveParent, settings } from './parent.js'

const contract = await loadContract(settings.document)
const journal = await openFileJournal(settings.journal, {
  run: 'bench',
  ringback: RINGBACK_VERSION,
  date: new Date().toISOString(),
})
const receiver = await openReceiver(contract, { journal })
const inbox = receiver.open('invoice_notification')

/** Bytes that cannot be freed. Needs --expose-gc. */
function memory() {
  for (let pass = 0; pass < 4; pass += 1) globalThis.gc()
  const { rss, heapUsed } = process.memoryUsage()
  return { rss, heapUsed }
}

/** Takes the next delivery, so that the parent knows that they are judged as it expects. */
async function take() {
  const { findings } = await inbox.next()
  return { findings: findings.length }
}

serveParent({ cpu, memory, take }, { url: inbox.url })
