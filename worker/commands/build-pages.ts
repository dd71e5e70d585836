import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildCheckCode, buildServiceWorker, buildWorker } from './build-check.ts'
import { buildIslands } from './build-islands.ts'

/**
 * Builds what web pages run in the browser into the folder that wrangler serves. wrangler calls this before it
 * starts, at each change of a source and before it deploys, so it does nothing when nothing changed.
 */

const root = fileURLToPath(new URL('../..', import.meta.url))
const client = join(root, 'worker', 'pages', 'check')
const output = join(root, '.output', 'web')
const stampFile = join(root, '.output', 'web.stamp')
/** All that ends up in the code, and what builds it. */
const folders = ['worker/pages', 'worker/islands', 'shared']
const files = [
  'package-lock.json',
  'worker/commands/build-pages.ts',
  'worker/commands/build-check.ts',
  'worker/commands/build-islands.ts',
]

const stamp = await fingerprint()
if (await isBuilt()) process.exit(0)
await mkdir(join(root, '.output'), { recursive: true })
const fresh = await mkdtemp(join(tmpdir(), 'amanah-pages-'))
try {
  const code = await buildCheckCode({ root, client, outDir: join(fresh, 'cek', 'code') })
  await writeFile(join(fresh, 'cek', 'code', 'manifest.json'), JSON.stringify(code))
  await buildServiceWorker({ root, client, outDir: join(fresh, 'cek'), code })
  await cp(join(client, 'icons'), join(fresh, 'cek', 'icon'), { recursive: true })
  await cp(join(client, 'asset-headers'), join(fresh, '_headers'))
  await buildWorker({
    root,
    entry: join(root, 'worker', 'pages', 'account', 'offline', 'show-notices.ts'),
    outFile: join(fresh, 'akun', 'kabar.js'),
  })
  const islands = await buildIslands(root, join(fresh, 'code'))
  await writeFile(join(fresh, 'code', 'manifest.json'), JSON.stringify(islands))
  await replaceOutput(fresh)
  await writeFile(stampFile, stamp)
} finally {
  await rm(fresh, { recursive: true, force: true })
}

/** File by file, so that a server which runs meanwhile finds each of them at any moment; then what is no longer. */
async function replaceOutput(from: string): Promise<void> {
  await cp(from, output, { recursive: true })
  const wanted = new Set(await listFiles(from))
  const stale = (await listFiles(output)).filter(path => !wanted.has(path))
  await Promise.all(stale.map(path => rm(join(output, path))))
}

/** Somebody may have removed what was built and left the stamp. */
async function isBuilt(): Promise<boolean> {
  if (!existsSync(stampFile) || !existsSync(join(output, 'cek', 'sw.js'))) return false
  return (await readFile(stampFile, 'utf8')) === stamp
}

async function fingerprint(): Promise<string> {
  const found = await Promise.all(
    folders.map(async folder => (await listFiles(join(root, folder))).map(file => join(folder, file))),
  )
  const hash = createHash('sha256')
  for (const path of [...found.flat(), ...files].toSorted()) {
    hash.update(`${path}\n`).update(await readFile(join(root, path)))
  }
  return hash.digest('hex')
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)))
}
