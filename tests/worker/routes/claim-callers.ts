import { env } from 'cloudflare:workers'
import type { DeskRole } from '#shared/domain/shop'
import type { Session } from '../../../worker/auth/identity.ts'
import { request } from '../harness.ts'
import { join, makeNetwork } from '../services/claim-world.ts'
import { makeBearer, signIn } from '../signed-in.ts'

/** Somebody with an extension that is signed in, in a network of their own. */
export async function makeCaller(role: DeskRole | null = null, address = makeNetwork()) {
  const person = await signIn()
  const bearer = await makeBearer(person)
  const { session, cookie } = person
  if (role) await giveRole(session, role)
  const headers = { Authorization: `Bearer ${bearer}`, 'CF-Connecting-IP': address }
  return {
    session,
    cookie,
    get: (path: string) => request(path, { headers }),
    post: (path: string, body: unknown) =>
      request(path, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    joinShop: (shopId: string, as: Parameters<typeof join>[2]) => join(shopId, session, as),
  }
}

export async function giveRole({ accountId }: Session, role: DeskRole): Promise<void> {
  await env.DB.prepare('INSERT INTO desk_role (account_id, role, since) VALUES (?1, ?2, ?3)')
    .bind(accountId, role, new Date().toISOString())
    .run()
}

/** As if they had signed in by passkey. */
export async function takePasskey({ id }: Session): Promise<void> {
  await env.DB.prepare("UPDATE session SET method = 'passkey' WHERE id = ?1").bind(id).run()
}
