import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chooseEditor } from '../../../../cli/tui/effect/editor.js'
import { perform, type WorkEffect } from '../../../../cli/tui/effect/perform.js'
import type { EffectTools } from '../../../../cli/tui/effect/tools.js'
import type { Input } from '../../../../cli/tui/state/reduce.js'
import type { RunEvent, Workbench } from '../../../../src/index.js'
import { makeWorkFolder } from '../../../support/cli.js'
import { CHOICES, createFakeWorkbench } from '../../../support/fake-workbench.js'
import { captured, received, sent, triggerSent } from '../../../support/screen-events.js'
import { openState } from '../../../support/screen-state.js'

async function prepare(given: Partial<EffectTools> = {}, bench: Partial<Workbench> = {}) {
  const folder = await makeWorkFolder()
  const workbench = createFakeWorkbench([], bench)
  const inputs: Input[] = []
  const written: string[] = []
  const tools: EffectTools = {
    workbench,
    dispatch: (input) => inputs.push(input),
    env: { TERM: 'xterm', EDITOR: 'true' },
    folder: folder.path,
    to: 'http://127.0.0.1:3000',
    write: (text) => written.push(text),
    lend: (use) => use(),
    ...given,
  }
  const messages = () =>
    inputs.flatMap((input) => (input.kind === 'message' ? [input.message.text] : []))
  return {
    workbench,
    inputs,
    written,
    messages,
    folder,
    run: (effect: WorkEffect) => perform(effect, tools),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  }
}

function entryOf(event: RunEvent) {
  const [entry] = openState([event]).entries
  if (entry === undefined) throw new Error('no entry')
  return entry
}

/** An editor that changes the file by a command of sed. */
const edit = (script: string) => ({ TERM: 'xterm', EDITOR: `sed -i -e '${script}'` })

test('operations are triggered one after the other', async () => {
  await using bench = await prepare()
  await bench.run({ kind: 'trigger', operations: ['a', 'b'] })
  expect(bench.workbench.asked).toEqual(['trigger a', 'trigger b'])
  expect(bench.messages()).toEqual(['triggering 2 operations'])
})

test('an edited request is triggered as it was saved', async () => {
  await using bench = await prepare({ env: edit('s/"7"/"8"/; s/POST/PUT/') })
  await bench.run({ kind: 'edit-trigger', operation: 'create_invoice' })
  expect(bench.workbench.asked).toEqual(['trigger create_invoice edited'])
  const request = bench.workbench.edited()
  expect(request?.method).toBe('PUT')
  expect(Buffer.from(request?.body ?? []).toString()).toBe('{\n  "id": "8"\n}')
})

test('nothing is sent where nothing was changed', async () => {
  await using bench = await prepare({ env: { EDITOR: 'true' } })
  await bench.run({ kind: 'edit-trigger', operation: 'create_invoice' })
  expect(bench.workbench.asked).toEqual([])
  expect(bench.messages()).toEqual(['Nothing was changed, so nothing was sent.'])
})

test('nothing is sent where the editor failed, is not there, or left no request', async () => {
  for (const [editor, message] of [
    ['false', 'false ended with 1. Nothing was sent.'],
    ['/nowhere/editor', '/nowhere/editor ended with 127. Nothing was sent.'],
    ['truncate -s 0', 'The request is empty. Nothing was sent.'],
  ] as const) {
    await using bench = await prepare({ env: { PATH: process.env['PATH'], EDITOR: editor } })
    await bench.run({ kind: 'edit-trigger', operation: 'create_invoice' })
    expect(bench.workbench.asked).toEqual([])
    expect(bench.messages()).toEqual([message])
  }
})

test('the file that is edited is for the user alone, and goes afterwards', async () => {
  const seen = 'stat -c "%a %n" "$1" > "$OUT"; :'
  await using folder = await makeWorkFolder()
  const out = join(folder.path, 'seen')
  const script = await folder.add('editor.sh', seen)
  await using bench = await prepare({
    env: { PATH: process.env['PATH'], OUT: out, VISUAL: `sh ${script}` },
  })
  await bench.run({ kind: 'edit-trigger', operation: 'create_invoice' })
  const [mode, file = ''] = (await readFile(out, 'utf8')).trim().split(' ')
  expect(mode).toBe('600')
  await expect(stat(file)).rejects.toThrow('ENOENT')
})

test('an operation that cannot be drafted says why', async () => {
  const draft = () => Promise.resolve({ ok: false, because: 'no URL' } as const)
  await using bench = await prepare({}, { draft })
  await bench.run({ kind: 'edit-trigger', operation: 'pay' })
  expect(bench.messages()).toEqual(['pay cannot be triggered: no URL'])
})

test('a body that is no text is not edited', async () => {
  const request = { method: 'POST', url: 'http://a/', headers: [], body: Buffer.from([0xff, 0xfe]) }
  await using bench = await prepare({}, { find: () => request })
  await bench.run({ kind: 'forward', delivery: 'dlv-1', isEdited: true })
  expect(bench.workbench.asked).toEqual([])
  expect(bench.messages()).toEqual(['Its body is no text, so it cannot be edited.'])
})

test('a delivery is passed on as it came, or edited', async () => {
  await using bench = await prepare({ env: edit('s/id/number/') })
  await bench.run({ kind: 'forward', delivery: 'dlv-1', isEdited: false })
  await bench.run({ kind: 'forward', delivery: 'dlv-1', isEdited: true })
  expect(bench.workbench.asked).toEqual([
    'forward dlv-1 http://127.0.0.1:3000',
    'forward dlv-1 http://127.0.0.1:3000 edited',
  ])
})

test('without --to nothing is passed on', async () => {
  await using bench = await prepare({ to: undefined })
  await bench.run({ kind: 'forward', delivery: 'dlv-1', isEdited: false })
  expect(bench.messages()).toEqual(['There is no receiver to send it to: start with --to URL.'])
})

test('a delivery that is not kept is not passed on', async () => {
  await using bench = await prepare()
  await bench.run({ kind: 'forward', delivery: 'dlv-77', isEdited: false })
  expect(bench.workbench.asked).toEqual([])
  expect(bench.messages()).toEqual(['dlv-77 is not kept any more.'])
})

test('answers are listed for the menu', async () => {
  await using bench = await prepare()
  await bench.run({ kind: 'list-answers', callback: 'a > b' })
  expect(bench.inputs).toEqual([{ kind: 'answers', choices: CHOICES }])
})

test('a chosen answer is told, and shown for as long as it holds', async () => {
  await using bench = await prepare()
  await bench.run({ kind: 'answer-with', choice: CHOICES[1], scope: 'once' })
  await bench.run({ kind: 'answer-with', choice: CHOICES[1], scope: 'always' })
  await bench.run({ kind: 'answer-with', choice: undefined, scope: 'always' })
  expect(bench.workbench.asked).toEqual([
    'answer 500 once',
    'answer 500 always',
    'answer as documented always',
  ])
  expect(bench.inputs.filter(({ kind }) => kind === 'answering')).toEqual([
    { kind: 'answering', label: '500' },
    { kind: 'answering', label: undefined },
  ])
})

test('a curl command goes to the clipboard of the terminal', async () => {
  await using bench = await prepare()
  await bench.run({ kind: 'copy', entry: entryOf(received()) })
  const [, base64 = ''] = /^\u001b\]52;c;([\w+/=]+)\u0007$/.exec(bench.written.join('')) ?? []
  expect(Buffer.from(base64, 'base64').toString()).toBe(
    `curl -X POST -H 'content-type: application/json' --data-raw '{"description":"An invoice","paid":"yes"}' http://127.0.0.1:9000/abc/invoices/7`,
  )
  expect(bench.messages()[0]).toMatch(/^copied the curl command of dlv-1 \(\d+ characters\)$/)
})

test('the URL of a request that we sent is kept', async () => {
  await using bench = await prepare()
  await bench.run({ kind: 'copy', entry: entryOf(sent()) })
  const [, base64 = ''] = /52;c;([\w+/=]+)/.exec(bench.written.join('')) ?? []
  expect(Buffer.from(base64, 'base64').toString()).toContain('http://127.0.0.1:3000/abc')
})

test('on a terminal without clipboard the command goes to a file', async () => {
  await using bench = await prepare({ env: { TERM: 'linux' } })
  await bench.run({ kind: 'copy', entry: entryOf(triggerSent()) })
  expect(bench.written).toEqual([])
  expect(await readdir(bench.folder.path)).toEqual(['ringback-trig-1.sh'])
  expect(await readFile(join(bench.folder.path, 'ringback-trig-1.sh'), 'utf8')).toMatch(
    /^curl .*\n$/,
  )
})

test('a body is saved as it was, each time to a file of its own', async () => {
  await using bench = await prepare()
  const entry = entryOf(received())
  await bench.run({ kind: 'save-body', entry })
  await bench.run({ kind: 'save-body', entry })
  const text = await readFile(join(bench.folder.path, 'ringback-dlv-1.json'), 'utf8')
  expect(text).toBe('{"description":"An invoice","paid":"yes"}')
  expect(await readdir(bench.folder.path)).toEqual(['ringback-dlv-1-2.json', 'ringback-dlv-1.json'])
  expect(bench.messages()[0]).toBe('saved 41 bytes to ringback-dlv-1.json')
})

test('the name of a saved file says what it holds', async () => {
  await using bench = await prepare()
  await bench.run({ kind: 'save-body', entry: entryOf(received({ body: captured('a=1') })) })
  const bytes = { size: 2, base64: Buffer.from([0xff, 0]).toString('base64') }
  await bench.run({ kind: 'save-body', entry: entryOf(received({ body: bytes })) })
  expect(await readdir(bench.folder.path)).toEqual(['ringback-dlv-1.bin', 'ringback-dlv-1.txt'])
  expect(await readFile(join(bench.folder.path, 'ringback-dlv-1.bin'))).toEqual(
    Buffer.from([0xff, 0]),
  )
})

test('what has no body or was not kept is not saved', async () => {
  await using bench = await prepare()
  await bench.run({ kind: 'save-body', entry: entryOf(received({ body: { size: 0 } })) })
  await bench.run({ kind: 'save-body', entry: entryOf(received({ body: { size: 9 } })) })
  expect(bench.messages()).toEqual(['dlv-1 has no body.', 'The body of dlv-1 was not kept.'])
})

test('a folder that cannot be written is told and nothing breaks', async () => {
  await using bench = await prepare({ folder: '/nowhere/at/all' })
  await bench.run({ kind: 'save-body', entry: entryOf(received()) })
  expect(bench.messages()[0]).toContain('ENOENT')
})

test('the journal is saved where something keeps it', async () => {
  await using without = await prepare()
  await without.run({ kind: 'save-journal' })
  expect(without.messages()).toEqual(['Nothing keeps what happened: start with --journal FILE.'])
  const saveJournal = (folder: string) => Promise.resolve(`saved to ${folder}`)
  await using bench = await prepare({ saveJournal })
  await bench.run({ kind: 'save-journal' })
  expect(bench.messages()).toEqual([`saved to ${bench.folder.path}`])
})

test('the editor is VISUAL, else EDITOR, else that of the system', () => {
  expect(chooseEditor({ VISUAL: 'code --wait', EDITOR: 'nano' }, 'linux')).toBe('code --wait')
  expect(chooseEditor({ VISUAL: '', EDITOR: 'nano' }, 'linux')).toBe('nano')
  expect(chooseEditor({}, 'linux')).toBe('vi')
  expect(chooseEditor({}, 'win32')).toBe('notepad')
})
