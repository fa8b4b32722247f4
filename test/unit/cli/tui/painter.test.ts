import fc from 'fast-check'
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

/** What a terminal shows that obeys what a painter writes. */
function show(shown: readonly string[], written: string): readonly string[] {
  const lines = [...shown]
  let row = 0
  const erase = (from: number) => lines.splice(from, lines.length, '')
  for (const [sequence, , place, text] of written.matchAll(
    /\u001b\[((\d+);1H|[?\d]+[hmlJK])|([^\u001b]+)/g,
  )) {
    if (place !== undefined) row = Number(place) - 1
    else if (sequence.endsWith('2J')) erase(0)
    else if (sequence.endsWith('2K')) lines[row] = ''
    else if (text !== undefined) lines[row] = text
  }
  return lines
}

test('whatever frames follow each other, the terminal shows the last one', () => {
  const line = fc.constantFrom('', 'a', 'b', 'a b')
  const frames = fc.array(fc.array(line, { minLength: 1, maxLength: 5 }), { minLength: 1 })
  fc.assert(
    fc.property(frames, (all) => {
      const { painter, take } = watchPainter()
      let screen: readonly string[] = []
      let height = 0
      for (const frame of all) {
        painter.paint(frame.join('\n'))
        const written = take().replaceAll('^', '\u001b')
        screen = show(screen, written)
        // What stands below a frame is erased in one go.
        if (frame.length < height) {
          expect(written).toContain(`\u001b[${frame.length + 1};1H\u001b[0m\u001b[J`)
          screen = screen.slice(0, frame.length)
        }
        height = frame.length
        expect(Array.from(frame, (_, row) => screen[row] ?? '')).toEqual(frame)
      }
    }),
    { numRuns: 100 },
  )
})

test('a frame of more lines than before erases nothing', () => {
  const { painter, take } = watchPainter()
  painter.paint('one')
  take()
  painter.paint('one\ntwo')
  expect(take()).toBe('^[?2026h^[2;1H^[0m^[2Ktwo^[0m^[?2026l')
})

test('a frame that is shorter and otherwise the same is written as what is erased', () => {
  const { painter, take } = watchPainter()
  painter.paint('a\nb')
  take()
  painter.paint('a')
  painter.paint('a')
  expect(take()).toBe('^[?2026h^[2;1H^[0m^[J^[?2026l')
})
