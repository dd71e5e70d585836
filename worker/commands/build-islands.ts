import { readdir, readFile } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { build, type Manifest } from 'vite'

/** Where the files stand in an address. */
const base = '/code/'

/** Address of each small script of the web pages, by its name. Names of files carry a hash of their content. */
export async function buildIslands(root: string, outDir: string): Promise<Record<string, string>> {
  const folder = join(root, 'worker', 'islands')
  const names = (await readdir(folder)).filter(file => file.endsWith('.ts')).toSorted()
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    base,
    build: {
      outDir,
      emptyOutDir: true,
      manifest: 'vite.json',
      target: 'es2023',
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: names.map(name => join(folder, name)),
        output: { entryFileNames: '[name]-[hash].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
  const manifest = JSON.parse(await readFile(join(outDir, 'vite.json'), 'utf8')) as Manifest
  const entries = Object.values(manifest).filter(({ isEntry }) => isEntry)
  return Object.fromEntries(entries.map(({ src = '', file }) => [parse(src).name, `${base}${file}`]))
}
