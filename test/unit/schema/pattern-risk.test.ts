import { expect, test } from 'vitest'
import { mayTakeExponentialTime } from '../../../src/schema/pattern-risk.js'

test.each([
  '^(a+)+$',
  '(a|a)*',
  '^(a|a)*$',
  '^(a|ab|b)*$',
  String.raw`(\w*\s*)*`,
  String.raw`(\w+\s?)*`,
  String.raw`^(\w+_)*$`,
  '(a?b?)*',
  '((a*)b?)*',
  '(?:a+){2,}',
  '(a{1,3})+',
  '(x{1,30}){1,30}',
  '(.*,)*x',
  '(?=(a+)+$)x',
  '(?<name>a+)+',
  '((((a+))))*?',
  '([a-z]|[A-Za-z])+$',
  String.raw`(\d|[0-9])+`,
  String.raw`([\u4e00-\u9fff]|\u4e00)+`,
  String.raw`^([a-zA-Z0-9])(([\-.]|[_]+)?([a-zA-Z0-9]+))*(@)$`,
  String.raw`^sip\:a\@([A-Za-z0-9]+([-A-Za-z0-9]+)\.)+[a-z]{2,}$`,
])('%s may take exponential time', (pattern) => {
  expect(mayTakeExponentialTime(pattern)).toBe(true)
})

test.each([
  '',
  'plain',
  '^.*$',
  'a*a*',
  '(a|b)*',
  '(ab|ac)*',
  '((ab)+c)+',
  String.raw`^[A-Z]{3}-\d{4}$`,
  String.raw`^\d{3}\-\d{4}$`,
  String.raw`^(sip\:.+\@.+|tel\:\+.+)$`,
  String.raw`^\+?[1-9]\d{1,14}$`,
  String.raw`^[a-z]{1,63}(\.[a-z]{1,63})*$`,
  String.raw`^([0-9]{1,3}\.){3}[0-9]{1,3}$`,
  String.raw`^(\w+\s)*$`,
  String.raw`^([a-z0-9]+(-[a-z0-9]+)*\.)+[a-z]{2,}$`,
  '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
  String.raw`^https?://[^\s/$.?#].[^\s]*$`,
  String.raw`(\d{3}){4}`,
  '(a{20}){20}',
  '^((:|[0-9a-f]{0,4}):)([0-9a-f]{0,4}:){0,5}x$',
  '[(a+)+]',
  String.raw`\(a+\)+`,
  '(?!a+)b*',
  '^a{,3}$',
  '^[^[]*$',
])('%s is harmless', (pattern) => {
  expect(mayTakeExponentialTime(pattern)).toBe(false)
})

test('Unicode properties are told apart', () => {
  expect(mayTakeExponentialTime(String.raw`(\p{Lu}\p{Ll}+)*`, 'u')).toBe(false)
  expect(mayTakeExponentialTime(String.raw`(\p{Lu}\p{L}+)*`, 'u')).toBe(true)
})

test('patterns too large to be looked at count as harmless and cost little', () => {
  expect(mayTakeExponentialTime(`(${'('.repeat(500)}a+${')'.repeat(500)})+`)).toBe(false)
  expect(
    mayTakeExponentialTime(`(${Array.from({ length: 3000 }, (_, i) => `a${i}`).join('|')})+`),
  ).toBe(false)
})
