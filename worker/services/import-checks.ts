import type { Problem } from '#shared/contract/errors'
import type { Message } from '#shared/domain/platform'
import type { Seed } from '#shared/domain/seed'
import { warningKinds } from '#shared/rules/verdict-of'
import type { StoredProfile } from '../db/profiles.ts'
import type { StoredSeller } from '../db/sellers.ts'
import { toAccount } from './account-of.ts'
import { toAppealDates } from './seed-rows.ts'

const sentences = {
  finding: {
    id: 'temuan hanya boleh dari moderator, kecuali di lingkungan lokal',
    en: 'findings come from moderators only, except in a local environment',
  },
  verified: {
    id: 'keadaan terverifikasi hanya boleh dari pemeriksaan, kecuali di lingkungan lokal',
    en: 'verified states come from checks only, except in a local environment',
  },
  early: {
    id: 'tenggat banding belum lewat, jadi statusnya belum disputed',
    en: 'the deadline of the appeal has not passed, so the status is not disputed yet',
  },
  slug: { id: 'slug ini milik toko lain', en: 'this slug belongs to another seller' },
  profile: { id: 'profil ini milik toko lain', en: 'this profile belongs to another seller' },
  platformId: {
    id: 'akun dengan id ini milik toko lain',
    en: 'the account with this id belongs to another seller',
  },
  accountChanged: {
    id: 'nama ini tercatat dengan id akun lain; catatannya milik akun itu',
    en: 'this handle is on record with another account id; what is on record belongs to that account',
  },
} satisfies Record<string, Message>

/** What only moderators and verifiers may say: refused outside a local environment. */
export function findForbidden({ sellers, findings }: Seed): Problem[] {
  const problems: Problem[] = findings.map((_, i) => ({ path: `findings[${i}]`, message: sentences.finding }))
  const refuse = (path: string) => problems.push({ path, message: sentences.verified })
  sellers.forEach((seller, i) => {
    seller.profiles.forEach(({ controlSeen }, j) => {
      if (controlSeen) refuse(`sellers[${i}].profiles[${j}].controlSeen`)
    })
    seller.facts?.forEach(({ kind }, j) => {
      if (warningKinds.has(kind)) refuse(`sellers[${i}].facts[${j}].kind`)
    })
    for (const kind of ['destinations', 'credentials'] as const) {
      seller[kind]?.forEach(({ checked }, j) => {
        if (checked) refuse(`sellers[${i}].${kind}[${j}].checked`)
      })
    }
  })
  return problems
}

/** A status that its dates, defaults included, contradict. */
export function findContradictions({ findings }: Seed, now: number): Problem[] {
  return findings.flatMap((finding, i) => {
    const deadline = finding.status === 'disputed' ? toAppealDates(finding)?.deadlineAt : undefined
    const isEarly = deadline !== undefined && Date.parse(deadline) > now
    return isEarly ? [{ path: `findings[${i}].status`, message: sentences.early }] : []
  })
}

/**
 * Slugs, profiles and accounts that are somebody else's already: another file's, or a shop's that has its own people.
 * Trials give way and are nobody.
 */
export function findConflicts(
  { sellers }: Seed,
  storedSellers: readonly StoredSeller[],
  storedProfiles: readonly StoredProfile[],
): Problem[] {
  const owned = storedProfiles.filter(
    ({ seller_id, seller_origin }) => seller_id && seller_origin !== 'trial',
  )
  const ownerOf = new Map<string, string>()
  for (const { key, account, seller_slug } of owned) {
    ownerOf.set(key, seller_slug ?? '')
    ownerOf.set(account, seller_slug ?? '')
  }
  const accountOf = new Map(owned.map(({ key, account }) => [key, account]))
  const taken = new Map(storedSellers.map(seller => [seller.slug, seller]))
  return sellers.flatMap((seller, i) => {
    const problems: Problem[] = []
    const refuse = (path: string, message: Message) =>
      problems.push({ path: `sellers[${i}].${path}`, message })
    let shares = false
    seller.profiles.forEach(({ key, platformId }, j) => {
      const { account } = toAccount(key, platformId)
      const owner = ownerOf.get(key)
      const accountOwner = ownerOf.get(account)
      if (owner !== undefined && owner !== seller.slug) refuse(`profiles[${j}].key`, sentences.profile)
      else if (accountOwner !== undefined && accountOwner !== seller.slug) {
        refuse(`profiles[${j}].platformId`, sentences.platformId)
      }
      // A file cannot say which account an old finding spoke of: a new id must not take findings along.
      const known = accountOf.get(key) ?? key
      if (known !== key && known !== account) refuse(`profiles[${j}].platformId`, sentences.accountChanged)
      shares ||= owner === seller.slug || accountOwner === seller.slug
      // Two sellers of one file cannot share an account either.
      ownerOf.set(account, accountOwner ?? seller.slug)
    })
    const holder = taken.get(seller.slug)
    if (holder && !isSame(holder, shares)) refuse('slug', sentences.slug)
    return problems
  })
}

/**
 * A slug alone does not make two sellers one: they must share a profile as well. A seller without digest lost
 * its profiles to a trial and gets them back.
 */
function isSame({ origin, import_digest }: StoredSeller, sharesProfile: boolean): boolean {
  return origin === 'import' && (sharesProfile || import_digest === null)
}
