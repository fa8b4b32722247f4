const MOST_CHARACTERS = 40

/** A value for a label: JSON, cut where it is long. */
export function formatValue(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 3)}...` : text
}
