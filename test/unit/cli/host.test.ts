import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { isLoopback, warnAboutHost } from '../../../cli/host.js'
import { NO_FLAGS } from '../../support/cli-flags.js'

test.each(['127.0.0.1', '127.8.9.10', 'localhost', '::1'])('%s is this machine only', (host) => {
  expect(isLoopback(host)).toBe(true)
})

test.each(['0.0.0.0', '::', '10.0.0.1', '127.example.com', 'localhost.example.com', '1270.0.0.1'])(
  '%s may be reached by others',
  (host) => {
    expect(isLoopback(host)).toBe(false)
  },
)

test.each([
  [undefined, ''],
  ['127.0.0.1', ''],
  [
    '0.0.0.0',
    'warning: --host 0.0.0.0: whoever can reach this machine can send to the receiver while the run lasts.\n',
  ],
])('the host %s is warned about: %j', async (host, warning) => {
  const stderr = new PassThrough()
  const shell = { stdout: new PassThrough(), stderr, env: {}, platform: 'linux' } as const
  await warnAboutHost({ ...NO_FLAGS, ...(host === undefined ? {} : { host }) }, shell)
  expect(String(stderr.read() ?? '')).toBe(warning)
})
