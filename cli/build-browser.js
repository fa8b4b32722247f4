/** The part of `npm run build` that makes `ringback/msw` for a page. */
import { writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { build } from 'esbuild'

const STAND_INS = 'src/msw/stand-in'

/** What a page does not have, by what stands in for it. */
const STANDS_IN = new Map([
  ['node:buffer', 'node-buffer'],
  ['node:crypto', 'node-crypto'],
  ['node:events', 'node-events'],
  ['node:url', 'node-url'],
  ['node:util', 'node-util'],
  ['src/document/fetch', 'fetch'],
  ['src/document/folder', 'local'],
  ['src/document/local', 'local'],
  ['src/document/local-root', 'local'],
  ['src/document/structure/meta-schema', 'meta-schema'],
  ['src/msw/fetch-failure', 'fetch-failure'],
  ['src/transport/decoder', 'decoder'],
  ['src/transport/serve', 'serve'],
  ['src/transport/target-guard', 'target-guard'],
])

/**
 * One file with its chunks, in which packages of npm stay imports: whoever bundles the page bundles
 * them, and has one MSW. Fails where the engine needs something of Node that nothing stands in for.
 */
export async function buildBrowser(root) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { msw: 'src/msw/browser.ts' },
    outdir: 'dist/browser',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    packages: 'external',
    inject: [join(root, STAND_INS, 'globals.ts')],
    metafile: true,
    plugins: [standIn(root)],
  })
  // What stands in which chunk: a test reads it.
  writeFileSync(join(root, 'dist', 'browser-meta.json'), JSON.stringify(metafile))
}

function standIn(root) {
  const unused = new Set(STANDS_IN.keys())
  return {
    name: 'stand-in',
    setup(builder) {
      builder.onResolve({ filter: /^node:|^\.{1,2}\// }, ({ path, importer }) => {
        const isOfNode = path.startsWith('node:')
        const name = isOfNode ? path : nameFile(root, importer, path)
        const substitute = STANDS_IN.get(name)
        if (substitute === undefined) {
          const errors = [{ text: `${path} has no stand-in for a page: see cli/build-browser.js.` }]
          return isOfNode ? { errors } : undefined
        }
        unused.delete(name)
        return { path: join(root, STAND_INS, `${substitute}.ts`) }
      })
      builder.onEnd(() => ({
        errors: [...unused].map((name) => ({ text: `Nothing imports ${name} any more.` })),
      }))
    },
  }
}

/** `src/transport/serve`: how a table names a file. */
function nameFile(root, importer, path) {
  return relative(root, join(dirname(importer), path))
    .replaceAll('\\', '/')
    .replace(/\.js$/, '')
}
