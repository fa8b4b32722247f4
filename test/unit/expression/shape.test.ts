import { expect, test } from 'vitest'
import { classifyOpaqueKey } from '../../../src/expression/shape.js'

test.each([
  ['http://www.url.com', 'static-url'],
  ['https://search.example.org/api/v1/search/videos', 'static-url'],
  ['HTTP://h', 'static-url'],
  ['//host/path', 'static-url'],
  ['localhost:9080/airlines/bookings', 'static-url'],
  ['localhost:9080', 'static-url'],
  ['wss://h/live', 'static-url'],
  ['/', 'relative-path'],
  ['/post-callback', 'relative-path'],
  ['./done', 'relative-path'],
  ['../done', 'relative-path'],
  ['callback/done', 'relative-path'],
  ['endpoint_url', 'bare-word'],
  ['<WSS liveCallbacks>', 'bare-word'],
  ['CALLBACK_URL_from_settings', 'bare-word'],
  ['PathItem-1', 'bare-word'],
  ['localhost:port', 'bare-word'],
  ['see the docs a/b', 'bare-word'],
  ['', 'bare-word'],
])('"%s" looks like a %s', (key, shape) => {
  expect(classifyOpaqueKey(key)).toBe(shape)
})
