/**
 * Gathers what is to be done and does all of it at the end of this turn of the event loop. Sockets
 * that are written to one right after the other wake their reader once; with other work between
 * them, each write finds it asleep again, and waking it costs more than all the rest.
 */
export function createTurnQueue<Item>(handle: (item: Item) => void): (item: Item) => void {
  let items: Item[] = []
  const flush = (): void => {
    const due = items
    items = []
    for (const item of due) handle(item)
  }
  return (item) => {
    if (items.push(item) === 1) setImmediate(flush)
  }
}
