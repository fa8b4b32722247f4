/**
 * `npm run build`: the library by tsc, as it stands; the command line, and what a page needs, as
 * bundles with their chunks.
 */
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { execPath } from 'node:process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { buildBrowser } from './build-browser.js'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')

rmSync(dist, { recursive: true, force: true })
buildLibrary()
await Promise.all([buildCommandLine(), buildBrowser(root)])

function buildLibrary() {
  try {
    execFileSync(execPath, [tsc, '-p', join(root, 'src', 'tsconfig.json')], { stdio: 'inherit' })
  } catch {
    // tsc has told why.
    process.exit(1)
  }
  const schema = 'report.schema.json'
  copyFileSync(join(root, 'src', 'report', schema), join(dist, 'src', 'report', schema))
}

async function buildCommandLine() {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { main: 'cli/main.ts' },
    outdir: 'dist/cli',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    mainFields: ['module', 'main'],
    format: 'esm',
    platform: 'node',
    target: 'node20',
    metafile: true,
    legalComments: 'linked',
    // React is half as fast in the other mode.
    define: { 'process.env.NODE_ENV': '"production"' },
    external: ['react-devtools-core'],
    plugins: [importDirectly(), leaveOutDevTools()],
    // Bundled CommonJS packages ask for modules of Node by `require`.
    banner: {
      js: "import{createRequire as $createRequire}from'node:module';const require=$createRequire(import.meta.url);",
    },
  })
  chmodSync(join(dist, 'cli', 'main.js'), 0o755)
  for (const file of ['config.schema.json', 'demo.openapi.json'])
    copyFileSync(join(root, 'cli', file), join(dist, 'cli', file))
  // What stands in which chunk: a test reads it.
  writeFileSync(join(dist, 'cli-meta.json'), JSON.stringify(metafile))
}

/**
 * Takes each name of the library from the file that has it. Through src/index.ts every chunk would
 * reach all of the library, and help would load undici and Ajv.
 */
function importDirectly() {
  const homes = new Map()
  const index = readFileSync(join(root, 'src', 'index.ts'), 'utf8')
  for (const [, names, file] of index.matchAll(
    /^export (?:type )?\{([^}]*)\} from '\.\/(.+)'$/gm,
  )) {
    for (const name of listNames(names)) homes.set(name, file)
  }
  const importOfIndex = /^import \{([^}]*)\} from '([./]+src)\/index\.js'$/gm
  const rewrite = (_, names, folder) =>
    listNames(names)
      .filter((name) => !name.startsWith('type '))
      .map((name) => `import { ${name} } from '${folder}/${homes.get(name)}'`)
      .join('; ')
  return {
    name: 'import-directly',
    setup(builder) {
      builder.onLoad({ filter: /[\\/]cli[\\/].+\.tsx?$/ }, ({ path }) => ({
        loader: path.endsWith('x') ? 'tsx' : 'ts',
        contents: readFileSync(path, 'utf8').replace(importOfIndex, rewrite),
      }))
    },
  }
}

/** With DEV=true in the environment ink would look for tools of its own developers. */
function leaveOutDevTools() {
  return {
    name: 'leave-out-dev-tools',
    setup(builder) {
      builder.onLoad({ filter: /[\\/]ink[\\/]build[\\/]utils\.js$/ }, () => ({
        loader: 'js',
        contents: 'export const isDev = () => false',
      }))
    },
  }
}

function listNames(names) {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
