import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { chooseEditor, runEditor } from '../../../../cli/tui/effect/editor.js'
import { makeWorkFolder } from '../../../support/cli.js'

test.each([
  [{ VISUAL: 'a', EDITOR: 'b' }, 'linux', 'a'],
  [{ EDITOR: 'b' }, 'linux', 'b'],
  [{ VISUAL: '', EDITOR: '' }, 'darwin', 'vi'],
  [{ VISUAL: undefined }, 'win32', 'notepad'],
  [{ EDITOR: 'b' }, 'win32', 'b'],
] as const)('%j on %s edits with %s', (env, platform, editor) => {
  expect(chooseEditor(env, platform)).toBe(editor)
})

const { PATH } = process.env

test.skipIf(process.platform === 'win32').each([
  ['exit 3; :', 'exit 3; : ended with 3.'],
  ['kill -TERM $$; :', 'kill -TERM $$; : ended with SIGTERM.'],
  ['/no/such/editor --wait', '/no/such/editor --wait ended with 127.'],
  ['true', undefined],
  ['test -n "$OWN" && true', undefined],
])('the editor %j gives %j', async (EDITOR, sentence) => {
  expect(await runEditor('/tmp/any', { PATH, EDITOR, OWN: '1' })).toBe(sentence)
})

test.skipIf(process.platform === 'win32')(
  'signs of the shell in the name of the file mean nothing',
  async () => {
    await using folder = await makeWorkFolder()
    const file = await folder.add("a b'$(touch evil)`x`;.txt", 'old')
    expect(await runEditor(file, { PATH, EDITOR: 'printf new >' })).toBeUndefined()
    expect(await readFile(file, 'utf8')).toBe('new')
  },
)

test.skipIf(process.platform === 'win32')(
  'the editor sees the given environment alone',
  async () => {
    await using folder = await makeWorkFolder()
    const file = await folder.add('out.txt', '')
    await runEditor(file, { PATH, EDITOR: 'printf "%s" "${HOME-none} $OWN" >', OWN: 'mine' })
    expect(await readFile(file, 'utf8')).toBe('none mine')
  },
)
