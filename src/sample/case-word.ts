import { cutText } from '../schema/display.js'

const MOST_CHARACTERS = 40

/** A value for a label: JSON, cut where it is long. */
export function formatValue(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > MOST_CHARACTERS ? `${cutText(text, MOST_CHARACTERS - 3)}...` : text
}
