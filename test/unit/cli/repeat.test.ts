import { expect, test } from 'vitest'
import { listRepeatArguments } from '../../../cli/repeat.js'
import { NO_FLAGS } from '../../support/cli-flags.js'

test('a run without options is repeated without any', () => {
  expect(listRepeatArguments(NO_FLAGS)).toEqual({ document: [], run: [] })
})

test('what changes the result is kept, in its own order', () => {
  const flags = {
    ...NO_FLAGS,
    config: 'conf/a.yaml',
    refRoot: '..',
    allowRemoteRefs: ['a.example', 'b.example'],
    bind: ['paid=none'],
    set: ['path:tenant=acme', 'create.body:/n=1'],
    body: ['create=@body.json'],
    header: ['X-Tenant: acme'],
    timeout: '9s',
    publicUrl: 'https://tunnel.example',
    output: 'report.json',
    verbose: true,
  }
  expect(listRepeatArguments(flags)).toEqual({
    document: [
      ...['--config', 'conf/a.yaml', '--ref-root', '..'],
      ...['--allow-remote-refs', 'a.example', '--allow-remote-refs', 'b.example'],
      ...['--bind', 'paid=none'],
    ],
    run: [
      ...['--set', 'path:tenant=acme', '--set', 'create.body:/n=1', '--body', 'create=@body.json'],
      ...['--header', 'X-Tenant: acme', '--timeout', '9s'],
      ...['--public-url', 'https://tunnel.example'],
    ],
  })
})

test('what may be secret is left out', () => {
  const flags = {
    ...NO_FLAGS,
    bearer: 'canary',
    set: ['header:X-Api-Key=canary', 'cookie:session=canary', 'body:/clientSecret=canary'],
    header: ['Authorization: Bearer canary', 'Cookie: a=canary'],
  }
  expect(JSON.stringify(listRepeatArguments(flags))).not.toContain('canary')
})
