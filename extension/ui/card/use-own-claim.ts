import { useEffect, useState } from 'react'
import type { ClaimState } from '#shared/domain/claim'
import type { ProfileKey } from '#shared/domain/subject'
import type { MyShops } from '../../messaging/account-state.ts'
import { sendToBackground } from '../../messaging/send.ts'

/** A claim of whoever is signed in. */
export interface OwnClaim {
  key: ProfileKey
  state: ClaimState
  slug: string
  shopName: string
}

/** The claim on a profile that is one's own; null for everybody else's. */
export function useOwnClaim(key: ProfileKey): OwnClaim | null {
  const [own, setOwn] = useState<OwnClaim | null>(null)
  useEffect(() => {
    let isCurrent = true
    void sendToBackground('shops/read', { key }).then(sent => {
      if (isCurrent) setOwn(sent.ok ? findOwn(sent.value, key) : null)
    })
    return () => {
      isCurrent = false
    }
  }, [key])
  return own?.key === key ? own : null
}

const over: ReadonlySet<ClaimState> = new Set<ClaimState>(['refused', 'withdrawn', 'expired', 'lapsed'])

/** Whether a claim has come to an end that leaves the profile unclaimed. */
export function isOver(state: ClaimState): boolean {
  return over.has(state)
}

/** Of several, one that goes on. */
function findOwn(mine: MyShops | null, key: ProfileKey): OwnClaim | null {
  const claims = (mine?.shops ?? []).flatMap(({ slug, name, profiles }) =>
    profiles
      .filter(profile => profile.key === key)
      .map(({ state }) => ({ key, state, slug, shopName: name })),
  )
  return claims.find(({ state }) => !isOver(state)) ?? claims[0] ?? null
}
