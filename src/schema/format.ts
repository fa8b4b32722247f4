import type { Format } from 'ajv'

/** A whole number from `from` up to, but without, `to`. */
function wholeNumber(from: number, to: number): Format {
  return {
    type: 'number',
    validate: (value: number) => Number.isInteger(value) && value >= from && value < to,
  }
}

const FINITE: Format = { type: 'number', validate: (value: number) => Number.isFinite(value) }

/**
 * Formats of the OpenAPI Format Registry that ajv-formats lacks or takes too easily. Limits above
 * 2^53 are checked as far as JavaScript numbers can.
 */
export const OPENAPI_FORMATS: Readonly<Record<string, Format>> = {
  int8: wholeNumber(-(2 ** 7), 2 ** 7),
  int16: wholeNumber(-(2 ** 15), 2 ** 15),
  int32: wholeNumber(-(2 ** 31), 2 ** 31),
  int64: wholeNumber(-(2 ** 63), 2 ** 63),
  uint8: wholeNumber(0, 2 ** 8),
  uint16: wholeNumber(0, 2 ** 16),
  uint32: wholeNumber(0, 2 ** 32),
  uint64: wholeNumber(0, 2 ** 64),
  float: FINITE,
  double: FINITE,
  byte: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
  base64url: /^[A-Za-z0-9_-]*={0,2}$/,
  binary: true,
  password: true,
}

const AJV_FORMATS: readonly string[] = [
  ...['date', 'time', 'date-time', 'iso-time', 'iso-date-time', 'duration', 'uri', 'url', 'email'],
  ...['uri-reference', 'uri-template', 'hostname', 'ipv4', 'ipv6', 'regex', 'uuid'],
  ...['json-pointer', 'json-pointer-uri-fragment', 'relative-json-pointer'],
]

/** Formats that values are checked against. */
export const CHECKED_FORMATS: ReadonlySet<string> = new Set([
  ...AJV_FORMATS,
  ...Object.keys(OPENAPI_FORMATS),
])

/** One value that has the format, where a name alone does not say what it is. */
export const FORMAT_EXAMPLES: ReadonlyMap<string, string> = new Map([
  ['date', '2024-01-31'],
  ['time', '10:00:00Z'],
  ['date-time', '2024-01-31T10:00:00Z'],
  ['duration', 'P1DT12H'],
  ['uri', 'https://example.com/a'],
  ['email', 'ann@example.com'],
  ['uuid', '6fa459ea-ee8a-4ca4-894e-db77e160355e'],
  ['byte', 'aGVsbG8='],
])
