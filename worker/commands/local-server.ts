import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createWriteStream, existsSync, readFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { makeEvaluationKey } from './evaluation-keys.ts'
import { makeManifestKey } from './manifest-keys.ts'
import { makeVapidKeys } from './vapid-keys.ts'

export const projectRoot = resolve(fileURLToPath(import.meta.url), '../../..')

/** Where D1, R2 and the queue of every local server live. Tests point AMANAH_STATE at a place of their own. */
export const stateDir = resolve(projectRoot, process.env.AMANAH_STATE ?? '.state')

const devVarsFile = join(projectRoot, '.dev.vars')
const startTimeoutMs = 90_000

export interface DevVars {
  DATA_KEYS: string
  MANIFEST_KEYS: string
  VOPRF_KEYS: string
  INDEX_KEYS: string
  OPERATOR_TOKEN: string
  AUTH_SECRET: string
  VAPID_KEYS: string
}

export interface LocalServer {
  baseUrl: string
  logFile: string
  stop: () => Promise<void>
}

/** Secrets of the local server: made once, kept ever after, readable by their owner only. */
export async function ensureDevVars(): Promise<DevVars> {
  const known = existsSync(devVarsFile) ? parseDevVars(await readFile(devVarsFile, 'utf8')) : {}
  const vars = {
    DATA_KEYS: known.DATA_KEYS ?? `local1:${randomBytes(32).toString('base64')}`,
    MANIFEST_KEYS: known.MANIFEST_KEYS ?? [makeManifestKey(), makeManifestKey()].join(','),
    VOPRF_KEYS: known.VOPRF_KEYS ?? makeEvaluationKey(1),
    INDEX_KEYS: known.INDEX_KEYS ?? `index1:${randomBytes(32).toString('base64')}`,
    OPERATOR_TOKEN: known.OPERATOR_TOKEN ?? randomBytes(32).toString('base64url'),
    AUTH_SECRET: known.AUTH_SECRET ?? randomBytes(32).toString('base64url'),
    VAPID_KEYS: known.VAPID_KEYS ?? makeVapidKeys(),
  }
  const names = Object.keys(vars) as (keyof DevVars)[]
  if (names.every(name => known[name] !== undefined)) return vars
  await changeDevVars(vars)
  return vars
}

/** Writes secrets of the local server; the others stay. */
export async function changeDevVars(changes: Partial<DevVars>): Promise<void> {
  const known = existsSync(devVarsFile) ? parseDevVars(await readFile(devVarsFile, 'utf8')) : {}
  const text = Object.entries({ ...known, ...changes })
    .map(([name, value]) => `${name}="${value}"\n`)
    .join('')
  await writeFile(devVarsFile, text, { mode: 0o600 })
}

/** The operator's token of the local server, or null before there are secrets. */
export function findLocalToken(): string | null {
  const known = existsSync(devVarsFile) ? parseDevVars(readFileSync(devVarsFile, 'utf8')) : {}
  return known.OPERATOR_TOKEN ?? null
}

/** Brings the local database to the newest schema; harmless when it is there already. */
export async function migrate(persistTo = stateDir): Promise<void> {
  const args = ['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', persistTo]
  const child = spawnWrangler(args)
  let output = ''
  child.stdout?.on('data', chunk => {
    output += chunk
  })
  child.stderr?.on('data', chunk => {
    output += chunk
  })
  const code = await new Promise<number | null>((done, fail) => {
    child.on('error', fail)
    child.on('exit', done)
  })
  if (code !== 0) throw new Error(`The database could not be migrated:\n${output}`)
}

/** Starts `wrangler dev` and resolves once it answers. Aborting the signal, or `stop`, ends it. */
export async function startLocalServer(options: {
  port: number
  persistTo?: string
  /** Of another Worker than the product's: the benchmarks have one. */
  config?: string
  signal: AbortSignal
}): Promise<LocalServer> {
  const { port, persistTo = stateDir, config = 'wrangler.toml', signal } = options
  signal.throwIfAborted()
  const logFile = join(persistTo, 'server.log')
  await mkdir(persistTo, { recursive: true })
  const listen = [
    '--ip',
    '127.0.0.1',
    '--port',
    String(port),
    '--inspector-port',
    String(await findFreePort()),
  ]
  const session = [
    '--show-interactive-dev-session=false',
    '--log-level',
    'warn',
    '--var',
    'ENVIRONMENT:local',
    '--var',
    `PUBLIC_URL:http://localhost:${port}`,
  ]
  const child = spawnWrangler(['dev', '--config', config, ...listen, '--persist-to', persistTo, ...session])
  const log = createWriteStream(logFile)
  child.stdout?.pipe(log, { end: false })
  child.stderr?.pipe(log, { end: false })
  const stop = () => stopProcess(child)
  const onExit = () => killGroup(child, 'SIGKILL')
  signal.addEventListener('abort', () => void stop(), { once: true })
  process.once('exit', onExit)
  child.once('exit', () => {
    process.off('exit', onExit)
    log.end()
  })
  const baseUrl = `http://localhost:${port}`
  try {
    await waitUntilAnswering(baseUrl, child, signal)
  } catch (problem) {
    await stop()
    const tail = readFileSync(logFile, 'utf8').split('\n').slice(-15).join('\n')
    throw new Error(`The local server did not start, see ${logFile}:\n${tail}`, { cause: problem })
  }
  return { baseUrl, logFile, stop }
}

/** Runs the scheduled handler of a local server once, as the clock does in production each minute. */
export async function runCron(baseUrl: string): Promise<void> {
  const url = new URL('/cdn-cgi/local/scheduled?cron=*+*+*+*+*', baseUrl)
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`The schedule could not be run: ${answer.status} ${await answer.text()}`)
}

/** A port that nobody listens on now. */
export function findFreePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? done(address.port) : fail(new Error('no free port')),
      )
    })
  })
}

/** Whether something that speaks our API answers at this address. */
export async function isAnswering(baseUrl: string): Promise<boolean> {
  try {
    const answer = await fetch(new URL('/v1/snapshot', baseUrl), { signal: AbortSignal.timeout(3000) })
    await answer.body?.cancel()
    return answer.headers.has('x-request-id')
  } catch {
    // Refused, reset or too slow: nobody is there.
    return false
  }
}

async function waitUntilAnswering(baseUrl: string, child: ChildProcess, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + startTimeoutMs
  while (!(await isAnswering(baseUrl))) {
    signal.throwIfAborted()
    if (child.exitCode !== null) throw new Error(`wrangler ended with code ${child.exitCode}`)
    if (Date.now() > deadline) throw new Error(`no answer within ${startTimeoutMs / 1000} s`)
    await sleep(250)
  }
}

function spawnWrangler(args: string[]): ChildProcess {
  const bin = join(projectRoot, 'node_modules', 'wrangler', 'bin', 'wrangler.js')
  return spawn(process.execPath, [bin, ...args], {
    cwd: projectRoot,
    // wrangler starts processes of its own; a group lets all of them be ended together.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    // Traces would keep the addresses of links that somebody had opened.
    env: {
      X_LOCAL_OBSERVABILITY: 'false',
      ...process.env,
      WRANGLER_SEND_METRICS: 'false',
      CI: '1',
      NO_COLOR: '1',
      FORCE_COLOR: '0',
    },
  })
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>(done => child.once('exit', () => done()))
  killGroup(child, 'SIGTERM')
  const force = setTimeout(() => killGroup(child, 'SIGKILL'), 5000)
  await ended
  clearTimeout(force)
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch (problem) {
    // ESRCH: it ended by itself meanwhile.
    if (!(problem instanceof Error && 'code' in problem && problem.code === 'ESRCH')) throw problem
  }
}

function parseDevVars(text: string): Partial<DevVars> {
  const lines = text.split('\n').flatMap(line => {
    const match = /^\s*([A-Z_]+)\s*=\s*"?([^"\n]*)"?\s*$/.exec(line)
    return match ? [[match[1], match[2]]] : []
  })
  return Object.fromEntries(lines)
}
