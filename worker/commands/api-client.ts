import { z } from 'zod'
import type { Endpoint, OutputOf } from '#shared/contract/endpoint'
import { errorBodySchema } from '#shared/contract/errors'
import { importSeed as importSeedEndpoint, tryVerdict as tryVerdictEndpoint } from '#shared/contract/imports'
import { getSnapshot } from '#shared/contract/snapshots'
import { parseManifest, type Snapshot } from '#shared/domain/snapshot'
import {
  ensureDevVars,
  findFreePort,
  findLocalToken,
  isAnswering,
  migrate,
  runCron,
  startLocalServer,
} from './local-server.ts'

export const apiUrl = process.env.AMANAH_API_URL ?? 'http://localhost:8787'

const publishTimeoutMs = 60_000
const pollMs = 400
/** When the queue has not published by then, the local schedule is rung once. */
const nudgeAfterMs = 8_000

/** Something that the person at the terminal can act on; printed without a stack. */
export class CommandError extends Error {}

/** Runs a command: its error is a sentence and exit code 1, Ctrl-C ends what it started. */
export async function runCommand(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort())
  try {
    await work(controller.signal)
  } catch (problem) {
    if (controller.signal.aborted) console.error('Stopped.')
    else if (problem instanceof CommandError) console.error(problem.message)
    else console.error(problem)
    process.exitCode = 1
  }
}

/** Calls `work` with the address of an API: the one that answers, else a local one of its own for that long. */
export async function withApi(signal: AbortSignal, work: (baseUrl: string) => Promise<void>): Promise<void> {
  if (await isAnswering(apiUrl)) return work(apiUrl)
  if (!isLocal(apiUrl)) throw new CommandError(`${apiUrl} does not answer. Nothing was written.`)
  console.log(`No server at ${apiUrl}: starting one for this command…`)
  await ensureDevVars()
  await migrate()
  const server = await startLocalServer({ port: await findFreePort(), signal })
  try {
    await work(server.baseUrl)
  } finally {
    await server.stop()
  }
}

/** Sends a seed, all or nothing. */
export function importSeed(
  baseUrl: string,
  seed: unknown,
  signal?: AbortSignal,
): Promise<OutputOf<typeof importSeedEndpoint>> {
  return callOperator(baseUrl, importSeedEndpoint, seed, signal)
}

/** Gives a profile a verdict, in a local database. */
export function tryVerdict(
  baseUrl: string,
  trial: { key: string; verdict: string },
  signal?: AbortSignal,
): Promise<OutputOf<typeof tryVerdictEndpoint>> {
  return callOperator(baseUrl, tryVerdictEndpoint, trial, signal)
}

/** Calls an operator's endpoint; a refusal becomes one line for each problem. */
export async function callOperator<E extends Endpoint & { output: z.core.$ZodType }>(
  baseUrl: string,
  endpoint: E,
  body: unknown,
  signal?: AbortSignal,
): Promise<z.output<E['output']>> {
  const token = process.env.OPERATOR_TOKEN ?? (isLocal(baseUrl) ? findLocalToken() : null)
  if (token === null)
    throw new CommandError('No operator token: set OPERATOR_TOKEN; a local server takes it from .dev.vars.')
  const answer = await fetch(new URL(endpoint.path, baseUrl), {
    method: endpoint.method.toUpperCase(),
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal: signal ?? null,
  })
  const text = await answer.text()
  if (!answer.ok) throw new CommandError(toRefusal(answer.status, text))
  return z.parse(endpoint.output, JSON.parse(text)) as z.output<E['output']>
}

/** Waits until what the log says up to `seq` can be read, and tells the version that shows it. */
export async function waitUntilPublished(
  baseUrl: string,
  seq: number,
  signal?: AbortSignal,
): Promise<Snapshot> {
  const start = Date.now()
  let isNudged = false
  let saidAt = start
  for (;;) {
    const snapshot = await findSnapshot(baseUrl, signal)
    if (snapshot && snapshot.head.seq >= seq) return snapshot
    const waited = Date.now() - start
    if (waited > publishTimeoutMs) {
      throw new CommandError('Written, but not published within 60 s. The schedule will publish it later.')
    }
    if (!isNudged && waited > nudgeAfterMs && isLocal(baseUrl)) {
      isNudged = true
      await runCron(baseUrl)
    }
    if (Date.now() - saidAt > 2_000) {
      saidAt = Date.now()
      console.log(`Publishing… ${Math.round(waited / 1000)} s`)
    }
    await new Promise(done => setTimeout(done, pollMs))
  }
}

async function findSnapshot(baseUrl: string, signal?: AbortSignal): Promise<Snapshot | null> {
  const answer = await fetch(new URL(getSnapshot.path, baseUrl), { signal: signal ?? null })
  const text = await answer.text()
  return answer.ok ? parseManifest(getSnapshot.output.parse(JSON.parse(text)).manifest) : null
}

function toRefusal(status: number, text: string): string {
  const body = errorBodySchema.safeParse(toJson(text))
  if (!body.success) return `The API answered ${status} with something that is not ours. Nothing was written.`
  const { code, message, problems = [], requestId } = body.data.error
  const lines = problems.map(problem => `  ${problem.path || '(whole file)'}: ${problem.message.en}`)
  return [`Refused (${code}): ${message.en} Nothing was written. Request ${requestId}`, ...lines].join('\n')
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // An HTML page of a proxy, for instance: the caller says that it is not ours.
    return null
  }
}

function isLocal(url: string): boolean {
  return ['localhost', '127.0.0.1'].includes(new URL(url).hostname)
}
