import type { DBAdapter, Where } from '@better-auth/core/db/adapter'
import { toSha256 } from '#shared/rules/subject-hash'

type Row = Record<string, unknown>

/**
 * Keeps session tokens out of the database: rows hold their SHA-256. Who asks by token gets rows that show the token
 * asked for, as the library expects when it renews a cookie; all other rows show the digest, which signs nobody in.
 */
export function hashTokens(adapter: DBAdapter): DBAdapter {
  const hashed: DBAdapter = {
    ...adapter,
    async create<T extends Row, R = T>(call: { model: string; data: Omit<T, 'id'> }): Promise<R> {
      if (call.model !== 'session') return adapter.create<T, R>(call)
      const { token } = call.data as Row
      const data = { ...call.data, token: await toDigest(token) } as Omit<T, 'id'>
      return { ...(await adapter.create<T, Row>({ ...call, data })), token } as R
    },
    async findOne<T>(call: Parameters<DBAdapter['findOne']>[0]): Promise<T | null> {
      const row = await adapter.findOne<T>(await toHashed(call))
      return row && withToken(row, call)
    },
    async findMany<T>(call: Parameters<DBAdapter['findMany']>[0]): Promise<T[]> {
      return adapter.findMany<T>(await toHashed(call))
    },
    async count(call) {
      return adapter.count(await toHashed(call))
    },
    async update<T>(call: Parameters<DBAdapter['update']>[0]): Promise<T | null> {
      const row = await adapter.update<T>(await toHashed(call))
      return row && withToken(row, call)
    },
    async updateMany(call) {
      return adapter.updateMany(await toHashed(call))
    },
    async delete(call) {
      return adapter.delete(await toHashed(call))
    },
    async deleteMany(call) {
      return adapter.deleteMany(await toHashed(call))
    },
    async consumeOne<T>(call: Parameters<DBAdapter['consumeOne']>[0]): Promise<T | null> {
      return adapter.consumeOne<T>(await toHashed(call))
    },
    // There are no interactive transactions in D1: each statement stands alone.
    transaction: work => work(hashed),
  }
  return hashed
}

async function toHashed<Call extends { model: string; where?: Where[] | undefined }>(
  call: Call,
): Promise<Call> {
  if (call.model !== 'session' || !call.where) return call
  return { ...call, where: await Promise.all(call.where.map(toHashedClause)) }
}

async function toHashedClause(clause: Where): Promise<Where> {
  if (clause.field !== 'token') return clause
  const { value } = clause
  return {
    ...clause,
    value: Array.isArray(value) ? await Promise.all(value.map(toDigest)) : await toDigest(value),
  } as Where
}

function withToken<T>(row: T, { model, where }: { model: string; where: Where[] }): T {
  const asked = model === 'session' ? where.find(({ field }) => field === 'token') : undefined
  return asked && typeof asked.value === 'string' ? { ...row, token: asked.value } : row
}

function toDigest(token: unknown): Promise<string> {
  return toSha256(new TextEncoder().encode(String(token)))
}
