import { rolesThatCan } from '#shared/rules/can-at-desk'
import { drawOne } from '#shared/rules/claim-progress'
import { readAccountsWith } from '../db/desk-roles.ts'

/** Who may decide at the desk, without those who must not. */
export async function readEligible(db: D1Database, excluded: ReadonlySet<string>): Promise<string[]> {
  const accounts = await readAccountsWith(db, rolesThatCan('vote-on-claim'))
  return accounts.filter(account => !excluded.has(account))
}

/** Draws the next person. Whoever was drawn before and let it lie is drawn again only when nobody else is there. */
export async function drawSecond(
  db: D1Database,
  excluded: ReadonlySet<string>,
  before: string | null,
): Promise<string | null> {
  const eligible = await readEligible(db, excluded)
  const others = eligible.filter(account => account !== before)
  return drawOne(others.length > 0 ? others : eligible, randomUint32)
}

function randomUint32(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
}
