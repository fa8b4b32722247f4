import { expect, test } from 'vitest'
import { createPainter } from '../../../../cli/tui/painter.js'

function watchPainter() {
  const writes: string[] = []
  const painter = createPainter((text) => writes.push(text))
  return { painter, take: () => writes.splice(0).join('').replaceAll('\u001b', '^') }
}

test('the first frame clears the screen and is written whole', () => {
  const { painter, take } = watchPainter()
  painter.paint('one\ntwo')
  expect(take()).toBe('^[?2026h^[0m^[2J^[1;1H^[0m^[2Kone^[0m^[2;1H^[0m^[2Ktwo^[0m^[?2026l')
})

test('of the next frame only the lines that changed are written', () => {
  const { painter, take } = watchPainter()
  painter.paint('one\ntwo\nthree')
  take()
  painter.paint('one\n2\nthree')
  expect(take()).toBe('^[?2026h^[2;1H^[0m^[2K2^[0m^[?2026l')
})

test('the same frame again writes nothing', () => {
  const { painter, take } = watchPainter()
  painter.paint('one')
  take()
  painter.paint('one')
  expect(take()).toBe('')
})

test('a shorter frame erases what was below it', () => {
  const { painter, take } = watchPainter()
  painter.paint('one\ntwo\nthree')
  take()
  painter.paint('one')
  expect(take()).toBe('^[?2026h^[2;1H^[0m^[J^[?2026l')
})

test('after somebody else has drawn the frame is written whole again', () => {
  const { painter, take } = watchPainter()
  painter.paint('one')
  const first = take()
  painter.repaint()
  expect(take()).toBe(first)
  painter.forget()
  expect(take()).toBe('')
  painter.paint('one')
  expect(take()).toBe(first)
})
