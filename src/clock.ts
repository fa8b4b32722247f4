/** Time as an argument: the core never asks the machine itself. */
export interface Clock {
  /** Monotonic milliseconds since some fixed moment, for durations and deadlines. */
  nowMs(): number
  /** Wall-clock time, for display only: it may jump. */
  date(): Date
}

export const systemClock: Clock = {
  nowMs: () => performance.now(),
  date: () => new Date(),
}

/** Milliseconds since a moment of the same clock, to the microsecond: more digits are noise. */
export function elapsedMs(clock: Clock, sinceMs: number): number {
  return Math.round((clock.nowMs() - sinceMs) * 1000) / 1000
}
