import { env } from 'cloudflare:workers'
import { vi } from 'vitest'
import { type ErrorBody, errorBodySchema } from '#shared/contract/errors'
import { getSeller } from '#shared/contract/sellers'
import { getSnapshot } from '#shared/contract/snapshots'
import { snapshotSchema } from '#shared/domain/snapshot'
import type { ProfileKey } from '#shared/domain/subject'
import { type Bucket, decodeBucket, findEntry as findEntryIn } from '#shared/rules/bucket-file'
import { toBucketIndex } from '#shared/rules/bucket-index'
import { toSubjectHash } from '#shared/rules/subject-hash'
import { createApp } from '../../worker/app.ts'
import type { Bindings } from '../../worker/env.ts'
import { createServices, type Platform } from '../../worker/services.ts'

const app = createApp()

/** Real D1 and R2; the queues only count, so that tests decide when something is published or sent. */
export function makeBindings(changes: Partial<Bindings> = {}): Bindings & { sent: unknown[] } {
  const sent: unknown[] = []
  const queue = { send: async (message: unknown) => void sent.push(message) } as unknown as Queue<never>
  return { ...env, PUBLISH_QUEUE: queue, MESSAGE_QUEUE: queue, ...changes, sent }
}

export async function request(
  path: string,
  init: RequestInit = {},
  bindings: Bindings = makeBindings(),
): Promise<Response> {
  return app.request(path, init, bindings)
}

/** An operator's request with a JSON body. */
export function operatorInit(
  method: string,
  body: unknown,
  headers: Record<string, string> = {},
): RequestInit {
  return {
    method,
    headers: {
      Authorization: `Bearer ${env.OPERATOR_TOKEN}`,
      'Content-Type': 'application/json',
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }
}

export function postSeed(seed: unknown, bindings: Bindings = makeBindings()): Promise<Response> {
  return request('/v1/imports', operatorInit('POST', seed), bindings)
}

export function putTrial(
  key: string,
  verdict: string,
  bindings: Bindings = makeBindings(),
): Promise<Response> {
  return request('/v1/trials', operatorInit('PUT', { key, verdict }), bindings)
}

export function publish(bindings: Bindings = makeBindings(), platform: Platform = {}) {
  return createServices(bindings, platform).publisher.publish()
}

export async function readError(response: Response): Promise<ErrorBody['error']> {
  return errorBodySchema.parse(await response.json()).error
}

export async function readSnapshot() {
  const { manifest } = getSnapshot.output.parse(await (await request('/v1/snapshot')).json())
  return snapshotSchema.parse(JSON.parse(manifest))
}

/** The published entry of a profile, as a device finds it; null when nothing is listed. */
export async function findEntry(key: string) {
  const hash = await toSubjectHash(key as ProfileKey)
  const { bucketBits } = await readSnapshot()
  return findEntryIn(await readBucket(bucketBits, toBucketIndex(hash, bucketBits)), hash)
}

export async function readBucket(bits: number, index: number): Promise<Bucket> {
  const answer = await request(`/v1/buckets/${bits}/${index}`)
  const decoded = decodeBucket(new Uint8Array(await answer.arrayBuffer()))
  if (!decoded.ok) throw new Error(`bucket ${bits}/${index}: ${decoded.problem}`)
  return decoded.value
}

export async function readSeller(key: string) {
  const hash = await toSubjectHash(key as ProfileKey)
  return getSeller.output.parse(await (await request(`/v1/sellers/${hash}`)).json())
}

/** The log of errors, silenced: for tests in which something is meant to go wrong. */
export function expectErrors() {
  return vi.spyOn(console, 'error').mockImplementation(() => {})
}

/** Every row of every table as text: what a thief of the database holds. */
export async function dumpDatabase(): Promise<string> {
  const { results } = await env.DB.prepare(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'`,
  ).all<{ name: string }>()
  const tables = await Promise.all(
    results.map(async ({ name }) =>
      JSON.stringify((await env.DB.prepare(`SELECT * FROM "${name}"`).all()).results),
    ),
  )
  return tables.join('\n')
}

export async function countRows(table: string): Promise<number> {
  return (await env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first<number>('n')) ?? 0
}
