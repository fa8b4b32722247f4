import { build, type Metafile } from 'esbuild'
import { ROOT } from './source-files.js'

export interface PageScript {
  readonly text: string
  readonly metafile: Metafile
}

/** Bundles a script for a page as its author would, from the built package. */
export async function bundlePage(contents: string): Promise<PageScript> {
  const { metafile, outputFiles } = await build({
    absWorkingDir: ROOT,
    stdin: { contents, resolveDir: ROOT },
    bundle: true,
    format: 'iife',
    platform: 'browser',
    write: false,
    outfile: 'page.js',
    metafile: true,
    logLevel: 'silent',
  })
  const [file] = outputFiles
  if (file === undefined) throw new Error('esbuild wrote nothing')
  return { text: file.text, metafile }
}
