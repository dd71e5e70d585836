import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { build, type InlineConfig, type Manifest } from 'vite'
import type { CheckCode } from '../pages/check/check-code.ts'

/** Where the files stand in an address. */
const base = '/cek/code/'
/** Too large to be kept before somebody needs it. */
const isHeavy = (file: string) => file.endsWith('.wasm')

interface Places {
  root: string
  client: string
  outDir: string
}

/** The script and style of /cek with their parts, and where each is. */
export async function buildCheckCode({ root, client, outDir }: Places): Promise<CheckCode> {
  await build({
    ...configOf(root),
    base,
    build: {
      outDir,
      emptyOutDir: true,
      manifest: 'vite.json',
      target: 'es2023',
      // Older targets turn light-dark() into a switch by the system's theme.
      cssTarget: ['chrome123', 'firefox142'],
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: join(client, 'client', 'main.tsx'),
        output: {
          entryFileNames: '[name]-[hash].js',
          chunkFileNames: '[name]-[hash].js',
          assetFileNames: '[name]-[hash][extname]',
        },
      },
    },
  })
  const manifest = JSON.parse(await readFile(join(outDir, 'vite.json'), 'utf8')) as Manifest
  const entry = Object.values(manifest).find(({ isEntry }) => isEntry)
  if (!entry) throw new Error('the build of /cek has no entry')
  const files = (await readdir(outDir)).filter(file => /\.(?:js|css|wasm)$/.test(file)).toSorted()
  const toAddress = (file: string) => `${base}${file}`
  return {
    script: toAddress(entry.file),
    styles: (entry.css ?? []).map(toAddress),
    preload: staticImports(manifest, entry.imports ?? []).map(toAddress),
    shell: files.filter(file => !isHeavy(file)).map(toAddress),
  }
}

/** The service worker in one file: browsers differ in whether it may import. Its text changes with any other file. */
export async function buildServiceWorker(options: Places & { code: CheckCode }): Promise<void> {
  const { root, client, outDir, code } = options
  const version = createHash('sha256').update(JSON.stringify(code)).digest('hex').slice(0, 12)
  const define = { __CHECK_SHELL__: JSON.stringify(code.shell), __CHECK_VERSION__: JSON.stringify(version) }
  const entry = join(client, 'offline', 'service-worker.ts')
  await buildWorker({ root, entry, outFile: join(outDir, 'sw.js'), define })
}

/** A service worker in one file. */
export async function buildWorker(options: {
  root: string
  entry: string
  outFile: string
  define?: Record<string, string>
}): Promise<void> {
  const { root, entry, outFile, define = {} } = options
  await build({
    ...configOf(root),
    define,
    build: {
      outDir: dirname(outFile),
      emptyOutDir: false,
      target: 'es2023',
      lib: { entry, formats: ['iife'], name: 'offline', fileName: () => basename(outFile) },
    },
  })
}

function configOf(root: string): InlineConfig {
  return {
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    // Pages draw with the small renderer; on the server the same components are text.
    oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx/dom' } },
  }
}

function staticImports(manifest: Manifest, keys: readonly string[]): string[] {
  return [
    ...new Set(
      keys.flatMap(key => [
        manifest[key]?.file ?? '',
        ...staticImports(manifest, manifest[key]?.imports ?? []),
      ]),
    ),
  ]
}
