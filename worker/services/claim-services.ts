import type { Settings } from '../env.ts'
import { createAttempts } from './attempts.ts'
import { type ClaimDecision, createClaimDecision } from './claim-decision.ts'
import type { ClaimParts } from './claim-parts.ts'
import { type ClaimRecheck, createClaimRecheck } from './claim-recheck.ts'
import { type ClaimService, createClaimService } from './claim-service.ts'
import { type ClaimUpkeep, createClaimUpkeep } from './claim-upkeep.ts'
import { type ClaimWitnesses, createClaimWitnesses } from './claim-witnesses.ts'
import { createDeskClaims, type DeskClaims } from './desk-claims.ts'
import { createDeskService, type DeskService } from './desk-service.ts'
import { createMarkSightings, type MarkSightings } from './mark-sightings.ts'

/** All that is done about claims, and who does it at the desk. */
export interface ClaimServices {
  claims: ClaimService
  witnesses: ClaimWitnesses
  marks: MarkSightings
  decisions: ClaimDecision
  rechecks: ClaimRecheck
  upkeep: ClaimUpkeep
  desk: DeskService
  queue: DeskClaims
}

type ClaimWiring = Omit<ClaimParts, 'attempts' | 'publicUrl' | 'now'> & {
  settings: Settings
  now?: () => number
}

/** Null where accounts are off: then nobody claims, and nobody decides. */
export function createClaimServices({
  settings,
  now = Date.now,
  ...wiring
}: ClaimWiring): ClaimServices | null {
  const { accounts, dataKeys, indexKeys } = settings
  if (!accounts || !dataKeys || !indexKeys) return null
  const attempts = createAttempts(wiring.db, wiring.sealing)
  const parts: ClaimParts = { ...wiring, attempts, publicUrl: accounts.publicUrl, now }
  return {
    claims: createClaimService(parts),
    witnesses: createClaimWitnesses(parts),
    marks: createMarkSightings(parts),
    decisions: createClaimDecision(parts),
    rechecks: createClaimRecheck(parts),
    upkeep: createClaimUpkeep(parts),
    desk: createDeskService(parts, indexKeys),
    queue: createDeskClaims(parts),
  }
}
