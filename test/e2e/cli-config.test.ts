import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeWorkFolder, runCli } from '../support/cli.js'
import { startSubscriptionApi, subscriptionDocument } from '../support/subscription-api.js'

function configure(api: string) {
  const path = '/subscriptions/{{answer#/id}}'
  const headers = { 'x-tenant': '{{env.TENANT}}' }
  return {
    ...{ document: 'openapi.json', api, settle: '50ms', repeat: 2, headers },
    operations: {
      createSubscription: {
        after: [
          { name: 'provoke', request: { method: 'POST', path: `${path}/events`, expect: 202 } },
        ],
        finally: [{ request: { method: 'DELETE', path } }],
        callbacks: { parcelEvent: { expect: 'required', timeout: '20s' } },
      },
    },
  }
}

test('a configuration is all that verify needs', async () => {
  await using folder = await makeWorkFolder()
  await using api = await startSubscriptionApi()
  await folder.add('openapi.json', subscriptionDocument())
  await folder.add('ringback.config.json', configure(api.url))
  const options = { cwd: folder.path, env: { TENANT: 'north-star' } }
  const { exitCode, stdout, stderr } = await runCli(['verify', '--verbose'], options)
  expect(stdout).toContain('PASSED  1 callback of 1 delivered and conforming')
  expect(stderr).toMatch(/createSubscription {2}after provoke {2}202 in \d+ ms/)
  expect(exitCode).toBe(0)
  // Steps on the API carry the headers of the triggers.
  expect(new Set(api.requests.map((one) => one.headers['x-tenant']))).toEqual(
    new Set(['north-star']),
  )
  expect(stdout + stderr).not.toContain('north-star')
})

test('init writes a configuration that verify reads, and never over another', async () => {
  await using folder = await makeWorkFolder()
  await folder.add('openapi.json', subscriptionDocument())
  const options = { cwd: folder.path }
  expect(await runCli(['init', 'openapi.json'], options)).toEqual({
    exitCode: 0,
    stdout: 'ringback.config.yaml written. Fill it in, then run ringback verify.\n',
    stderr: '',
  })
  const written = await readFile(join(folder.path, 'ringback.config.yaml'), 'utf8')
  expect(written).toContain('document: "openapi.json"\n')
  const again = await runCli(['init', 'openapi.json'], options)
  expect(again.exitCode).toBe(2)
  expect(again.stderr).toContain(
    'expected no ringback.config.yaml in this folder, but there is one.',
  )
  // It is read: the document says nothing of the API's address.
  const { exitCode, stderr } = await runCli(['verify'], options)
  expect(exitCode).toBe(2)
  expect(stderr).toContain('--api')
})
