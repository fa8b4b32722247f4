/** What the parent wants of this process. */
export const settings = JSON.parse(process.argv[2] ?? '{}')

// The parent is gone: nobody else would end this process.
process.on('disconnect', () => process.exit())

/** Says `ready`, then answers each request by the function that has its name. */
export function serveParent(commands, ready = {}) {
  process.on('message', async ({ command, ...options }) => {
    try {
      process.send(await commands[command](options))
    } catch (error) {
      process.send({ error: error.stack ?? String(error) })
    }
  })
  process.send(ready)
}

/** CPU time of this process so far. */
export function cpu() {
  const { user, system } = process.cpuUsage()
  return { cpuUs: user + system }
}
