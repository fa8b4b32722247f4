import { argv, env } from 'node:process'
import { pathToFileURL } from 'node:url'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify'
import { CALLBACK_DEFAULTS, type CallbackOptions, createCallbackSender } from './callback.js'
import { type Fault, REJECTED_EVENT, spoilEvent, spoilId } from './faults.js'
import { createInvoiceBook } from './invoices.js'
import { CREATE_INVOICE, READ_INVOICE, serveDocument } from './openapi.js'
import { type Invoice, SCHEMAS } from './schemas.js'

export interface InvoiceApiOptions {
  /** Ways to break the document, for demonstrations. */
  readonly faults?: readonly Fault[]
  /** How long it takes to send an invoice to its customer, and again until it is paid. */
  readonly stepMs?: number
  readonly callback?: Partial<CallbackOptions>
}

/** Makes the API, ready to `listen`. Closing it waits for the callbacks that are still owed. */
export async function createInvoiceApi(options: InvoiceApiOptions = {}): Promise<FastifyInstance> {
  const faults = new Set(options.faults)
  const book = createInvoiceBook(options.stepMs ?? 20)
  const callbacks = createCallbackSender({ ...CALLBACK_DEFAULTS, ...options.callback })
  const app = Fastify({
    // By default `total: "12"` would pass as a number: more lenient than the document.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  })
  for (const schema of SCHEMAS) app.addSchema(schema)
  await serveDocument(app)

  app.post<{ Body: Invoice; Querystring: { callback_url?: string } }>(
    '/invoices/',
    { schema: CREATE_INVOICE },
    (request, reply) => {
      const { callback_url: callbackUrl } = request.query
      const { id } = request.body
      const flaw = findFlaw(id, callbackUrl)
      if (flaw !== undefined) return reply.code(422).send({ message: flaw })

      const accepted = book.accept(request.body)
      if (accepted.kind === 'conflict') {
        return reply.code(409).send({ message: `invoice ${id} exists with other content` })
      }
      if (callbackUrl !== undefined) {
        const event = accepted.collected.then((paid) => spoilEvent(paid, faults))
        callbacks.owe(callbackUrl, spoilId(id, faults), event)
      }
      return accepted.kind === 'created'
        ? reply.code(201).send({ msg: 'Invoice received' })
        : reply.code(200).send({ msg: 'Invoice received before' })
    },
  )

  app.get<{ Params: { id: string } }>(
    '/invoices/:id',
    { schema: READ_INVOICE },
    (request, reply) => {
      const { id } = request.params
      return book.find(id) ?? reply.code(404).send({ message: `no invoice ${id}` })
    },
  )

  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) return reply.code(status).send({ message: error.message })
    if (faults.has('callback-after-rejection')) callBackAnyway(request)
    // Whatever is wrong with a request, the document has one status for it.
    return reply.code(422).send({ message: error.message })
  })
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ message: `no operation ${request.method} ${request.url}` }),
  )
  app.addHook('onClose', () => callbacks.settle())

  function callBackAnyway({ query, body }: FastifyRequest): void {
    const callbackUrl = readText(query, 'callback_url')
    const id = readText(body, 'id') ?? 'unknown'
    if (callbackUrl === undefined || findFlaw(id, callbackUrl) !== undefined) return
    callbacks.owe(callbackUrl, id, Promise.resolve(REJECTED_EVENT))
  }

  return app
}

/** What JSON Schema cannot see: whether the callback URL can be built at all. */
function findFlaw(id: string, callbackUrl: string | undefined): string | undefined {
  if (/\p{Surrogate}/u.test(id)) return 'body/id must be well-formed Unicode'
  if (callbackUrl !== undefined && !URL.canParse(callbackUrl)) {
    return 'querystring/callback_url must be a URL'
  }
  return undefined
}

function readText(holder: unknown, name: string): string | undefined {
  if (typeof holder !== 'object' || holder === null) return undefined
  const value: unknown = Reflect.get(holder, name)
  return typeof value === 'string' ? value : undefined
}

async function main(): Promise<void> {
  const app = await createInvoiceApi({ callback: { log: (line) => console.log(line) } })
  const url = await app.listen({ host: '127.0.0.1', port: Number(env['PORT'] ?? 8000) })
  console.log(`listening on ${url}`)
  console.log(`document     ${url}/openapi.json`)
  console.log(`pages        ${url}/docs`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close())
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) await main()
