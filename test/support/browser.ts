import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { TestContext } from 'vitest'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell', '/usr/bin/google-chrome']

/**
 * The Chromium of this machine: RINGBACK_CHROMIUM, or where systems put it. A test without any is
 * skipped.
 */
export function requireChromium({ skip }: Pick<TestContext, 'skip'>): string {
  const given = process.env['RINGBACK_CHROMIUM']
  if (given !== undefined && given !== '') return given
  const found = PLACES.find((place) => existsSync(place))
  return found ?? skip('RINGBACK_CHROMIUM names no browser, and there is none in /usr/bin')
}

export interface SiteFile {
  readonly type: string
  readonly text: string
}

export interface Site extends AsyncDisposable {
  readonly url: string
  /** What a page has posted to `/result`. */
  readonly result: Promise<unknown>
}

export async function startSite(files: Readonly<Record<string, SiteFile>>): Promise<Site> {
  let tell: (result: unknown) => void = () => undefined
  const result = new Promise<unknown>((resolve) => {
    tell = resolve
  })
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname
    if (path === '/result') {
      void text(request).then((body) => tell(JSON.parse(body)))
      response.writeHead(204).end()
      return
    }
    const { type = 'text/plain', text: content } = files[path] ?? {}
    response.writeHead(content === undefined ? 404 : 200, { 'content-type': type })
    response.end(content)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    result,
    [Symbol.asyncDispose]: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

export interface Browser extends AsyncDisposable {
  /** Rejects when it ends; never resolves. */
  readonly end: Promise<never>
}

/** Opens a page in a browser of its own, that nobody sees. */
export async function openBrowser(chromium: string, url: string): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'ringback-page-'))
  const args = [
    '--headless',
    // Root has no sandbox, and the page is ours.
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--no-first-run',
    // With it the browser stays open until it is closed.
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    url,
  ]
  // A group of its own: Debian starts the browser from a script, which would leave it behind.
  const child = spawn(chromium, args, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  const errors: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text))
  const closed = new Promise<number | string | null>((resolve) => {
    child.once('error', ({ message }) => resolve(message))
    child.once('close', resolve)
  })
  const end = closed.then((code) => {
    throw new Error(`the browser ended with ${code}:\n${errors.join('')}`)
  })
  // Whoever leaves the scope ends it.
  end.catch(() => undefined)
  return {
    end,
    [Symbol.asyncDispose]: async () => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
      await closed
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    },
  }
}
