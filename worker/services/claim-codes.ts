import type { ProfileKey } from '#shared/domain/subject'
import { makeClaimCode, toClaimCodeHash } from '#shared/rules/claim-code'
import { claimCodeHours, claimDays } from '#shared/rules/claim-progress'
import { addDays } from '#shared/rules/dates'
import type { ClaimRow } from '../db/claims.ts'
import type { Sealing } from './sealing.ts'

type CodeColumns = Pick<ClaimRow, 'sealed_code' | 'code_hash' | 'code_expires_at'>

/** Of a claim that is over: nothing is looked for. */
export const noCode: CodeColumns = { sealed_code: null, code_hash: null, code_expires_at: null }

/** A code of one claim: it lies sealed, and what devices compare with is bound to the profile. */
export async function makeCode(
  sealing: Sealing,
  claim: Pick<ClaimRow, 'id' | 'key' | 'created_at'>,
  now: number,
): Promise<CodeColumns> {
  const code = makeClaimCode(bytes => crypto.getRandomValues(bytes))
  return {
    sealed_code: await sealing.seal(code, toPlace(claim.id)),
    code_hash: await toClaimCodeHash(claim.key as ProfileKey, code),
    code_expires_at: new Date(Math.min(now + claimCodeHours * 3_600_000, toEndOf(claim))).toISOString(),
  }
}

/** The code, null of a claim that has none any more. */
export async function openCode(
  sealing: Sealing,
  { id, sealed_code }: Pick<ClaimRow, 'id' | 'sealed_code'>,
): Promise<string | null> {
  return sealed_code === null ? null : sealing.open(sealed_code, toPlace(id))
}

/** Codes are renewed so long and no longer: an idle claim stands in the way of others. */
export function isOver(claim: Pick<ClaimRow, 'created_at'>, now: number): boolean {
  return toEndOf(claim) <= now
}

function toEndOf({ created_at }: Pick<ClaimRow, 'created_at'>): number {
  return addDays(Date.parse(created_at), claimDays)
}

function toPlace(id: string) {
  return { table: 'claim', column: 'sealed_code', id }
}
