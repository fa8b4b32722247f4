import type { VerifyOptions } from '../src/index.js'
import { parseHeader } from './header.js'
import type { RawDocumentFlags, RawVerifyFlags } from './options.js'
import { listHeaderSecrets, listSettingSecrets } from './secrets.js'
import { parseSetting } from './setting.js'

/** The arguments of a command line that show its findings again; nothing of them is secret. */
export function listRepeatArguments(
  flags: Omit<RawVerifyFlags, 'format'>,
): NonNullable<VerifyOptions['arguments']> {
  return {
    document: listReadingArguments(flags),
    run: [
      ...repeat(
        '--set',
        flags.set.filter((text) => listSettingSecrets(parseSetting(text)).length === 0),
      ),
      ...repeat('--body', flags.body),
      ...repeat('--header', flags.header.filter(isPlainHeader)),
      ...single('--timeout', flags.timeout),
      ...single('--public-url', flags.publicUrl),
    ],
  }
}

function listReadingArguments(
  flags: Pick<RawVerifyFlags, 'config'> & Omit<RawDocumentFlags, 'documentHeader'>,
): readonly string[] {
  return [
    ...single('--config', flags.config),
    ...single('--ref-root', flags.refRoot),
    ...repeat('--allow-remote-refs', flags.allowRemoteRefs),
    ...repeat('--bind', flags.bind),
  ]
}

function single(option: string, value: string | undefined): string[] {
  return value === undefined ? [] : [option, value]
}

function repeat(option: string, values: readonly string[]): string[] {
  return values.flatMap((value) => [option, value])
}

function isPlainHeader(text: string): boolean {
  return listHeaderSecrets(parseHeader('--header', text)).length === 0
}
