/** A page does not warn of many listeners. */
export function setMaxListeners(): void {
  // Nothing to do.
}
