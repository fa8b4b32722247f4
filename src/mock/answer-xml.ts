import { toText } from '../sample/body-field.js'
import { isRecord } from '../schema/value.js'

/**
 * A value as XML, with members as elements and lists as repeated ones (OpenAPI 3.1.1, section
 * 4.8.26, without the XML Object: names are those of the members).
 */
export function writeXml(value: unknown, name: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(value, name)}`
}

function writeElement(value: unknown, name: string): string {
  const tag = toXmlName(name)
  return `<${tag}>${writeContent(value)}</${tag}>`
}

function writeContent(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => writeElement(item, 'item')).join('')
  if (!isRecord(value)) return escapeText(toText(value))
  return Object.entries(value)
    .map(([name, member]) =>
      Array.isArray(member)
        ? member.map((item) => writeElement(item, name)).join('')
        : writeElement(member, name),
    )
    .join('')
}

function toXmlName(name: string): string {
  const plain = name.replace(/[^\w.-]/g, '_')
  return /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
])

/** Characters that XML 1.0 cannot hold are left out (section 2.2). */
function escapeText(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>]/g, (character) => ESCAPES.get(character) ?? character)
}
