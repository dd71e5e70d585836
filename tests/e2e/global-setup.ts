import { spawnSync } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ensureDevVars, migrate, projectRoot, startLocalServer } from '../../worker/commands/local-server.ts'
import { type SeededVerdict, seedOf } from '../fixtures/seeds.ts'
import { lifeProfiles } from './made-pages.ts'
import { apiUrl, extensionDir, port, stateDir } from './places.ts'
import { listSeenProfiles, readFixturePages, readSavedPages } from './saved-pages.ts'
import { toSeededVerdict } from './seeded.ts'
import { numberSeed } from './seeded-numbers.ts'

/** Builds the extension, starts a Worker on an empty state of its own and seeds it, all as a user would. */
export default async function setUp(): Promise<() => Promise<void>> {
  await rm(stateDir, { recursive: true, force: true })
  await mkdir(stateDir, { recursive: true })
  const env = { AMANAH_API_URL: apiUrl, AMANAH_OUT_DIR: dirname(extensionDir), AMANAH_STATE: stateDir }
  run('wxt', ['build'], env)
  await ensureDevVars()
  await migrate(stateDir)
  const stopping = new AbortController()
  const server = await startLocalServer({ port, persistTo: stateDir, signal: stopping.signal })
  const file = join(stateDir, 'seed.json')
  const { sellers, findings } = seedOf(listSeeds())
  const seed = {
    sellers: [...sellers, ...numberSeed.sellers],
    findings: [...findings, ...numberSeed.findings],
  }
  await writeFile(file, JSON.stringify(seed))
  run('node', ['worker/commands/seed.ts', file], env)
  return () => server.stop()
}

function listSeeds(): [key: string, verdict: SeededVerdict][] {
  const seen = listSeenProfiles([...readFixturePages(), ...(readSavedPages() ?? [])])
  const { verified, reported, claimed } = lifeProfiles
  return [
    ...seen.map((key): [string, SeededVerdict] => [key, toSeededVerdict(key)]),
    [verified, 'verified'],
    [reported, 'reported'],
    [claimed, 'claimed'],
  ]
}

function run(command: string, args: string[], env: Record<string, string>): void {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}\n${stderr}`)
}
