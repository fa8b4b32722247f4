/** A line of the result: a figure of ours against its yardstick, both taken in one run. */
export interface Comparison {
  readonly what: string
  /** As they are shown, with their unit. */
  readonly ours: string
  readonly yardstick: string
  /** Ours divided by the yardstick's. */
  readonly ratio: number
  /** Lowest and highest ratio of a round, where there were rounds. */
  readonly spread?: readonly [lowest: number, highest: number]
  /** What the ratio must keep to; without it the line only informs. */
  readonly limit?: Limit
}

export type Limit = { readonly atLeast: number } | { readonly atMost: number }

/** What could not be measured here, and why. */
export interface Skip {
  readonly what: string
  readonly skipped: string
}

export type Row = Comparison | Skip

export interface MeasureOptions {
  /** How many deliveries `memory` sends; each measurement has a default of its own. */
  readonly deliveries: number | undefined
}

export type Measurement = (options: MeasureOptions) => Promise<readonly Row[]>

export interface Pair<Sample> {
  readonly ours: Sample
  readonly yardstick: Sample
}

/**
 * Takes samples of both sides by turns, and lets the other one begin in every second round: what
 * else the machine does then hits both alike.
 */
export async function alternate<Sample>(
  rounds: number,
  takeOurs: () => Sample | Promise<Sample>,
  takeYardstick: () => Sample | Promise<Sample>,
): Promise<Pair<Sample>[]> {
  const pairs: Pair<Sample>[] = []
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      const ours = await takeOurs()
      pairs.push({ ours, yardstick: await takeYardstick() })
    } else {
      const yardstick = await takeYardstick()
      pairs.push({ ours: await takeOurs(), yardstick })
    }
  }
  return pairs
}

/** Medians of both sides and their ratio; the spread is that of the rounds' own ratios. */
export function compare<Sample>(
  what: string,
  pairs: readonly Pair<Sample>[],
  figureOf: (sample: Sample) => number,
  show: (figure: number) => string,
  limit?: Limit,
): Comparison {
  const ratios = pairs.map(({ ours, yardstick }) => figureOf(ours) / figureOf(yardstick))
  const ours = median(pairs.map((pair) => figureOf(pair.ours)))
  const yardstick = median(pairs.map((pair) => figureOf(pair.yardstick)))
  return {
    what,
    ours: show(ours),
    yardstick: show(yardstick),
    ratio: ours / yardstick,
    spread: [Math.min(...ratios), Math.max(...ratios)],
    ...(limit === undefined ? {} : { limit }),
  }
}

/** Whether a line keeps to its limit. One without a limit, or skipped, does. */
export function isWithin(row: Row): boolean {
  if ('skipped' in row || row.limit === undefined) return true
  return 'atLeast' in row.limit ? row.ratio >= row.limit.atLeast : row.ratio <= row.limit.atMost
}

function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((one, other) => one - other)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? NaN
  return Number.isInteger(middle) ? (upper + (sorted[middle - 1] ?? NaN)) / 2 : upper
}
