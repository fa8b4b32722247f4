import { CST, Parser } from 'yaml'
import type { PositionIndex } from './json-position.js'

type Token = CST.Token

/** Where a member stands, and the token of its value. */
interface Member {
  readonly offset: number
  readonly value: Token | undefined
}

/**
 * Positions in YAML. The syntax tree is used without composing a document from it: that neither
 * recurses nor minds the faults that the parser of the data accepts.
 */
export function indexYaml(yaml: string): PositionIndex {
  const root = parseRoot(yaml)
  const indexed = new Map<Token, ReadonlyMap<string, Member>>()
  let anchors: ReadonlyMap<string, Token> | undefined

  function readMembers(token: Token): ReadonlyMap<string, Member> {
    const known = indexed.get(token)
    if (known !== undefined) return known
    const members = listMembers(token)
    indexed.set(token, members)
    return members
  }

  /** The token behind an alias. Where a name is used twice, its last anchor is taken. */
  function dereference(token: Token | undefined): Token | undefined {
    if (token?.type !== 'alias' || root === undefined) return token
    anchors ??= listAnchors(root)
    return anchors.get(token.source.slice(1))
  }

  return {
    findOffset(tokens) {
      let found: Member = { offset: root?.offset ?? 0, value: root }
      for (const token of tokens) {
        const value = dereference(found.value)
        const member = value && readMembers(value).get(token)
        if (member === undefined) break
        found = member
      }
      return found.offset
    },
  }
}

function parseRoot(yaml: string): Token | undefined {
  for (const token of new Parser().parse(yaml)) {
    if (token.type === 'document') return token.value
  }
  return undefined
}

function listMembers(token: Token): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>()
  for (const item of itemsOf(token)) {
    if (token.type === 'block-seq' || isListItem(token, item)) {
      const start = item.value ?? item.key
      const offset = start?.offset ?? endOf(item.start) ?? token.offset
      members.set(String(members.size), { offset, value: start ?? undefined })
      continue
    }
    if (item.key === undefined || item.key === null) continue
    const name = CST.isScalar(item.key) ? CST.resolveAsScalar(item.key, false).value : undefined
    if (name !== undefined) members.set(name, { offset: item.key.offset, value: item.value })
  }
  return members
}

function isListItem(token: Token, item: CST.CollectionItem): boolean {
  if (token.type !== 'flow-collection' || token.start.type !== 'flow-seq-start') return false
  // A comma before the closing bracket leaves an item without anything.
  return item.key !== undefined || item.value !== undefined
}

function endOf(tokens: readonly CST.SourceToken[]): number | undefined {
  const last = tokens.at(-1)
  return last && last.offset + last.source.length
}

function itemsOf(token: Token): readonly CST.CollectionItem[] {
  return CST.isCollection(token) ? token.items : []
}

function listAnchors(root: Token): ReadonlyMap<string, Token> {
  const anchors = new Map<string, Token>()
  const collections: Token[] = [root]
  for (let token = collections.pop(); token !== undefined; token = collections.pop()) {
    for (const item of itemsOf(token)) {
      if (item.value === undefined) continue
      collections.push(item.value)
      const before = item.key === undefined ? item.start : (item.sep ?? [])
      const anchor = before.find((part) => part.type === 'anchor')
      if (anchor !== undefined) anchors.set(anchor.source.slice(1), item.value)
    }
  }
  return anchors
}
