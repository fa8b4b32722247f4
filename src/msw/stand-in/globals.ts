/** What Node has as globals and a page has not: esbuild puts these in their places. */
export { Buffer } from './node-buffer.js'

/** Runs `task` once what is under way has ended. */
export function setImmediate(task: () => void): void {
  setTimeout(task, 0)
}
