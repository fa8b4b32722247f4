import type { LookupFunction } from 'node:net'
import { expect, test } from 'vitest'
import { systemClock } from '../../../src/clock.js'
import { createDriver } from '../../../src/transport/send.js'
import { createTargetGuard } from '../../../src/transport/target-guard.js'

/** Knows every host at these addresses. */
function resolveTo(...addresses: string[]): LookupFunction {
  return (_hostname, options, callback) => {
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    const [first] = found
    if (options.all === true) callback(null, found)
    else callback(null, first?.address ?? '', first?.family)
  }
}

const unknownHost: LookupFunction = (_hostname, _options, callback) => {
  callback(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }), '')
}

test.each([
  ['http://169.254.169.254/latest/meta-data', '169.254.169.254 is a metadata address'],
  ['http://2852039166/', '169.254.169.254 is a metadata address'],
  ['http://0xa9fea9fe/', '169.254.169.254 is a metadata address'],
  ['http://[::ffff:169.254.169.254]/', '::ffff:a9fe:a9fe is a metadata address'],
  ['http://[64:ff9b::a9fe:a9fe]/', '64:ff9b::a9fe:a9fe is a metadata address'],
  ['http://[fd00:ec2::254]:80/', 'fd00:ec2::254 is a metadata address'],
  ['http://100.100.100.200/', '100.100.100.200 is a metadata address'],
  ['http://168.63.129.16/', '168.63.129.16 is a metadata address'],
  ['https://169.254.1.1:8443/x', '169.254.1.1 is a link-local address'],
  ['http://[fe80::1]/', 'fe80::1 is a link-local address'],
  ['http://[febf::1]/', 'febf::1 is a link-local address'],
  ['http://0.0.0.0:3000/', '0.0.0.0 is an unspecified address'],
  ['http://0/', '0.0.0.0 is an unspecified address'],
  ['http://[::]/', ':: is an unspecified address'],
  ['http://224.0.0.1/', '224.0.0.1 is a multicast or broadcast address'],
  ['http://[ff02::1]/', 'ff02::1 is a multicast or broadcast address'],
  ['http://255.255.255.255/', '255.255.255.255 is a multicast or broadcast address'],
])('%s is not called', async (url, because) => {
  const guard = createTargetGuard({ allowed: [] })
  const host = because.split(' ')[0] ?? ''
  expect(await guard.explain(url)).toBe(
    `${because}, which is not called unless --allow-target ${host} says so`,
  )
})

test.each([
  'http://127.0.0.1:3000/hook',
  'http://[::1]:3000/',
  'http://10.0.0.7/',
  'http://172.16.4.1/',
  'http://192.168.1.20:8080/',
  'http://[fd12::1]/',
  'http://100.64.0.1/',
  'https://93.184.216.34/',
  'http://[fec0::1]/',
  'no URL at all',
])('%s may be called', async (url) => {
  expect(await createTargetGuard({ allowed: [] }).explain(url)).toBeUndefined()
})

test('an address is judged at once, without a look-up', () => {
  const lookup = () => expect.unreachable('an address is not looked up')
  const guard = createTargetGuard({ allowed: [], lookup })
  expect(guard.explain('http://127.0.0.1:3000/hook')).toBeUndefined()
  expect(guard.explain('http://224.0.0.1/')).toContain('is a multicast or broadcast address')
})

test('a name is known by what it resolves to', async () => {
  const guard = createTargetGuard({ allowed: [], lookup: resolveTo('10.0.0.1', '169.254.169.254') })
  expect(await guard.explain('http://Metadata.Example/token')).toBe(
    'metadata.example (169.254.169.254) is a metadata address, which is not called unless --allow-target metadata.example says so',
  )
})

test('a name that resolves to a private address may be called', async () => {
  const guard = createTargetGuard({ allowed: [], lookup: resolveTo('10.0.0.1', '::1') })
  expect(await guard.explain('http://receiver.internal/hook')).toBeUndefined()
})

test('a name that nobody knows is left to the attempt to connect', async () => {
  const guard = createTargetGuard({ allowed: [], lookup: unknownHost })
  expect(await guard.explain('http://nowhere.example/hook')).toBeUndefined()
})

test.each([
  [['169.254.169.254'], 'http://169.254.169.254/'],
  [['fe80::1'], 'http://[fe80::1]/'],
  [['[FE80::1]'], 'http://[fe80::1]:81/'],
  [['0.0.0.0'], 'http://0/'],
])('%s may be called once it is allowed', async (allowed, url) => {
  expect(await createTargetGuard({ allowed }).explain(url)).toBeUndefined()
})

test('a name may be allowed, or the address that it stands for', async () => {
  const lookup = resolveTo('169.254.169.254')
  for (const allowed of ['metadata.example', 'METADATA.example', '169.254.169.254']) {
    const guard = createTargetGuard({ allowed: [allowed], lookup })
    expect(await guard.explain('http://metadata.example/')).toBeUndefined()
  }
})

test('allowing one host allows no other', async () => {
  const guard = createTargetGuard({ allowed: ['169.254.1.1'] })
  expect(await guard.explain('http://169.254.1.2/')).toContain('is a link-local address')
})

test('a driver refuses an address without connecting', async () => {
  await using driver = createDriver({
    clock: systemClock,
    guard: createTargetGuard({ allowed: [] }),
  })
  const request = {
    method: 'GET',
    url: 'http://[fe80::1]:9/x',
    headers: [],
    body: new Uint8Array(),
  }
  const { failure } = await driver.send(request, { timeoutMs: 5000 })
  expect(failure).toEqual({
    reason: 'other',
    message:
      'The request to [fe80::1]:9 failed: fe80::1 is a link-local address, which is not called unless --allow-target fe80::1 says so.',
  })
})

test('a driver looks again at what a name stands for when it connects', async () => {
  const guard = createTargetGuard({ allowed: [], lookup: resolveTo('169.254.169.254') })
  await using driver = createDriver({ clock: systemClock, guard })
  const url = 'http://rebound.example/latest/meta-data'
  const request = { method: 'GET', url, headers: [], body: new Uint8Array() }
  const { failure, response } = await driver.send(request, { timeoutMs: 5000 })
  expect(response).toBeUndefined()
  expect(failure?.message).toBe(
    'The request to rebound.example:80 failed: rebound.example (169.254.169.254) is a metadata address, which is not called unless --allow-target rebound.example says so.',
  )
})

test('a driver tells of a name that nobody knows as ever', async () => {
  const guard = createTargetGuard({ allowed: [], lookup: unknownHost })
  await using driver = createDriver({ clock: systemClock, guard })
  const request = {
    method: 'GET',
    url: 'http://nowhere.example/',
    headers: [],
    body: new Uint8Array(),
  }
  const { failure } = await driver.send(request, { timeoutMs: 5000 })
  expect(failure?.reason).toBe('unresolved')
})
