import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { ROOT } from './source-files.js'

/** A program of the tests as JavaScript in a folder of its own; leaving its scope removes it. */
export interface BundledProgram extends AsyncDisposable {
  readonly path: string
}

/**
 * Bundles a program in TypeScript with all that it imports, as the command line is bundled. Run from
 * its sources it would take two seconds each time to start, of which the bundle takes one tenth.
 */
export async function bundleProgram(source: string): Promise<BundledProgram> {
  const folder = await mkdtemp(join(tmpdir(), 'ringback-program-'))
  await build({
    absWorkingDir: ROOT,
    entryPoints: [source],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    mainFields: ['module', 'main'],
    format: 'esm',
    platform: 'node',
    target: 'node20',
    define: { 'process.env.NODE_ENV': '"production"' },
    external: ['react-devtools-core'],
    // Bundled CommonJS packages ask for modules of Node by `require`.
    banner: {
      js: "import{createRequire as $createRequire}from'node:module';const require=$createRequire(import.meta.url);",
    },
  })
  return {
    path: join(folder, basename(source).replace(/\.tsx?$/, '.mjs')),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}
