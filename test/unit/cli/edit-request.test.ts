import { chmod, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { editRequest } from '../../../cli/edit-request.js'
import type { HttpRequest } from '../../../src/index.js'
import { makeWorkFolder, type WorkFolder } from '../../support/cli.js'

function makeRequest(body: string, type = 'application/json'): HttpRequest {
  return {
    method: 'POST',
    url: 'http://r.test/',
    headers: [['content-type', type]],
    body: Buffer.from(body),
  }
}

/** An editor that is a shell script: `$1` is the file. Temporary files go into the folder. */
async function makeEditor(folder: WorkFolder, script: string) {
  const file = join(folder.path, 'my editor.sh')
  await writeFile(file, `#!/bin/sh\n${script}\n`)
  await chmod(file, 0o700)
  return `'${file}'`
}

async function edit(request: HttpRequest, script: string): Promise<HttpRequest> {
  await using folder = await makeWorkFolder()
  return await editRequest(request, { EDITOR: await makeEditor(folder, script) })
}

function textOf({ body }: HttpRequest): string {
  return Buffer.from(body).toString()
}

test('what the editor writes is sent, without the line feed at the end', async () => {
  const edited = await edit(makeRequest('{"paid":true}'), `echo '{"paid": false}' > "$1"`)
  expect(textOf(edited)).toBe('{"paid": false}')
  expect(edited).toMatchObject({ method: 'POST', url: 'http://r.test/' })
})

test('a body that is left alone is sent byte for byte as it was', async () => {
  const request = makeRequest('{"paid":true}')
  expect(await edit(request, 'true')).toBe(request)
})

test('JSON is shown with one member a line, in a file that ends in json', async () => {
  await using folder = await makeWorkFolder()
  const seen = join(folder.path, 'seen')
  const script = `case "$1" in *.json) cat "$1" > '${seen}';; esac`
  await editRequest(makeRequest('{"a":1,"b":[]}'), { EDITOR: await makeEditor(folder, script) })
  expect(await readFile(seen, 'utf8')).toBe('{\n  "a": 1,\n  "b": []\n}\n')
})

test('JSON that would lose by being laid out is shown as it is', async () => {
  await using folder = await makeWorkFolder()
  const seen = join(folder.path, 'seen')
  const editor = await makeEditor(folder, `cat "$1" > '${seen}'`)
  await editRequest(makeRequest('{"n":12345678901234567890}'), { EDITOR: editor })
  expect(await readFile(seen, 'utf8')).toBe('{"n":12345678901234567890}\n')
})

test('JSON that does not parse is refused, and nothing is sent', async () => {
  await expect(edit(makeRequest('{}'), `echo '{"paid":' > "$1"`)).rejects.toMatchObject({
    code: 'RINGBACK_ERR_USAGE',
    message: expect.stringMatching(
      /^--edit: expected JSON, but what was written does not parse: /,
    ) as string,
    hint: 'Nothing was sent. To send broken JSON, give it with --body @FILE.',
  })
})

test('an emptied body is no body', async () => {
  expect(textOf(await edit(makeRequest('{}'), ': > "$1"'))).toBe('')
})

test('a body of another type is any text', async () => {
  const form = makeRequest('a=1', 'application/x-www-form-urlencoded')
  expect(textOf(await edit(form, `printf 'a=2&b=[' > "$1"`))).toBe('a=2&b=[')
})

test('a body that is no text cannot be edited', async () => {
  const request = { ...makeRequest(''), body: Uint8Array.of(0xff) }
  await expect(edit(request, 'true')).rejects.toMatchObject({
    message: '--edit: expected a body that is text, but it is not UTF-8.',
  })
})

test('the file is for this user alone, and gone afterwards', async () => {
  await using folder = await makeWorkFolder()
  const seen = join(folder.path, 'seen')
  const script = `ls -ld "$1" "$(dirname "$1")" > '${seen}'; echo "$1" >> '${seen}'`
  await editRequest(makeRequest('{}'), { EDITOR: await makeEditor(folder, script) })
  const [file = '', parent = '', path = ''] = (await readFile(seen, 'utf8')).split('\n')
  expect([file, parent].map((line) => line.slice(1, 10)).sort()).toEqual(['rw-------', 'rwx------'])
  await expect(readdir(join(path, '..'))).rejects.toMatchObject({ code: 'ENOENT' })
})

test('an editor that fails sends nothing, and its file is gone too', async () => {
  await using folder = await makeWorkFolder()
  const seen = join(folder.path, 'seen')
  const editor = await makeEditor(folder, `echo "$1" > '${seen}'; exit 3`)
  await expect(editRequest(makeRequest('{}'), { EDITOR: editor })).rejects.toMatchObject({
    code: 'RINGBACK_ERR_USAGE',
    message: `--edit: expected "${editor}" to end well, but it ended with exit code 3.`,
    hint: 'Nothing was sent.',
  })
  const path = (await readFile(seen, 'utf8')).trim()
  await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('an editor that is killed sends nothing', async () => {
  await expect(edit(makeRequest('{}'), 'kill -9 $$')).rejects.toMatchObject({
    message: expect.stringMatching(/ended (?:by|with)/) as string,
    hint: 'Nothing was sent.',
  })
})

test('VISUAL goes before EDITOR, and both may have options', async () => {
  await using folder = await makeWorkFolder()
  const editor = await makeEditor(folder, `echo "[\\"$1\\"]" > "$2"`)
  const env = { VISUAL: `${editor} --wait`, EDITOR: 'false' }
  expect(textOf(await editRequest(makeRequest('{}'), env))).toBe('["--wait"]')
})

test('an empty VISUAL is none', async () => {
  await using folder = await makeWorkFolder()
  const env = { VISUAL: '', EDITOR: await makeEditor(folder, `echo '[]' > "$1"`) }
  expect(textOf(await editRequest(makeRequest('{}'), env))).toBe('[]')
})

test('without an editor it is said how to do without', async () => {
  await expect(editRequest(makeRequest('{}'), {})).rejects.toMatchObject({
    code: 'RINGBACK_ERR_USAGE',
    message: '--edit: expected an editor in VISUAL or EDITOR, but neither is set.',
    hint: expect.stringContaining('--body @FILE') as string,
  })
})

test('an editor that does not exist is named', async () => {
  await expect(editRequest(makeRequest('{}'), { EDITOR: '/no/such/editor' })).rejects.toMatchObject(
    {
      message: '--edit: expected "/no/such/editor" to end well, but it ended with exit code 127.',
    },
  )
})
