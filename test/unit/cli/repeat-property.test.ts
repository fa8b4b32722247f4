import { Command } from 'commander'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDocumentOptions,
  addReceiverOptions,
  addTriggerOptions,
  type RawVerifyFlags,
} from '../../../cli/options.js'
import { listRepeatArguments } from '../../../cli/repeat.js'
import { NO_FLAGS } from '../../support/cli-flags.js'

/** Values that do not start like an option: those would need `--option=VALUE`. */
const VALUE = fc.stringMatching(/^[a-z@{/][ -~]{0,8}$/)
const LIST = fc.array(VALUE, { maxLength: 3 })

test('the arguments of a repeated run say what the first one said', () => {
  const flags = fc.record({
    bind: LIST,
    allowRemoteRefs: LIST,
    body: LIST,
    config: VALUE,
    refRoot: VALUE,
    timeout: VALUE,
    publicUrl: VALUE,
    set: fc.array(fc.constantFrom('query:page=1', 'path:a=b c', 'op.body:/n=--x')),
    header: fc.array(fc.constantFrom('X-Tenant: acme', 'Accept: a/b; q=1', 'X-Empty:')),
  })
  fc.assert(
    fc.property(flags, (given) => {
      const command = new Command()
      for (const add of [addTriggerOptions, addReceiverOptions, addDocumentOptions]) add(command)
      const { document, run } = listRepeatArguments({ ...NO_FLAGS, ...given })
      const again = command.parse([...document, ...run], { from: 'user' }).opts<RawVerifyFlags>()
      expect({ ...again, format: 'text' }).toEqual({ ...NO_FLAGS, ...given })
    }),
    { numRuns: 100 },
  )
})

test.each([
  ['header', 'Authorization: Bearer canary'],
  ['header', 'proxy-authorization: canary'],
  ['header', 'X-API-KEY: canary'],
  ['header', 'Cookie: canary=1'],
  ['header', 'X-Session-Token: canary'],
  ['set', 'cookie:lang=canary'],
  ['set', 'a.header:X-Api-Key=canary'],
  ['set', 'query:access_token=canary'],
  ['set', 'body:/a/clientSecret=canary'],
  ['set', 'body:/password="canary"'],
] as const)('a %s such as %s is left out, the others stay', (list, secret) => {
  const plain = list === 'header' ? 'X-A: b' : 'query:a=b'
  const { run } = listRepeatArguments({ ...NO_FLAGS, [list]: [secret, plain, secret] })
  expect(run).toEqual([`--${list}`, plain])
})

test('a secret without a value is none', () => {
  expect(
    listRepeatArguments({ ...NO_FLAGS, set: ['query:token='], header: ['X-Key:'] }).run,
  ).toEqual(['--set', 'query:token=', '--header', 'X-Key:'])
})

test.each([
  ['bearer', 'canary'],
  ['apiKey', 'canary'],
  ['basic', 'a:canary'],
  ['documentHeader', ['A: canary']],
  ['only', ['canary']],
  ['repeat', 'canary'],
  ['seed', 'canary'],
  ['journal', 'canary'],
  ['output', 'canary'],
  ['port', 'canary'],
] as const)('what %s says is not repeated', (name, value) => {
  expect(listRepeatArguments({ ...NO_FLAGS, [name]: value })).toEqual({ document: [], run: [] })
})
