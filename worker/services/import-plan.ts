import type { Seed, SeedFinding, SeedSeller } from '#shared/domain/seed'
import type { ProfileKey } from '#shared/domain/subject'
import { readFindingsById, type StoredFinding, upsertFindings } from '../db/findings.ts'
import {
  deleteEmptyProfiles,
  insertUnclaimedProfiles,
  readProfilesOf,
  type StoredProfile,
} from '../db/profiles.ts'
import { clearSellers, deleteTrials, readSellersBySlug, type StoredSeller } from '../db/sellers.ts'
import { toAccount } from './account-of.ts'
import type { NewEvent, Plan } from './event-log.ts'
import { createOrdinals, toRowId } from './row-ids.ts'
import type { Sealing } from './sealing.ts'
import {
  insertSellerRows,
  isProfileKey,
  type SellerRows,
  toFindingRow,
  toProfileRow,
  toSellerRows,
} from './seed-rows.ts'

export interface ImportCounts {
  added: number
  changed: number
  unchanged: number
}

/** A seller or finding of the seed, with the id and the digests by which its row is recognised. */
interface Marked<Value> {
  value: Value
  /** Every id that the row may have; the first is given to a new one. */
  ids: readonly [string, ...string[]]
  digests: readonly [string, ...string[]]
}

export interface MarkedSeed {
  sellers: Marked<SeedSeller>[]
  findings: Marked<SeedFinding>[]
}

export interface Stored {
  sellers: StoredSeller[]
  profiles: StoredProfile[]
  findings: StoredFinding[]
}

/** Ids and digests of everything in a seed; independent of what is stored. */
export async function markSeed({ sellers, findings }: Seed, sealing: Sealing): Promise<MarkedSeed> {
  const toOrdinal = createOrdinals()
  return {
    sellers: await Promise.all(
      sellers.map(async seller => ({
        value: seller,
        ids: [await toRowId('seller', seller.slug)] as const,
        digests: await sealing.fingerprint(JSON.stringify(seller)),
      })),
    ),
    findings: await Promise.all(
      findings.map(async finding => {
        const identity = JSON.stringify([finding.subject, finding.category, finding.at])
        return {
          value: finding,
          ids: await toFindingIds(finding, `${identity}/${toOrdinal(identity)}`, sealing),
          digests: await sealing.fingerprint(JSON.stringify(finding)),
        }
      }),
    ),
  }
}

/** Keyed where the subject is a number that could be guessed; then there is one id for each key. */
async function toFindingIds(
  { subject }: SeedFinding,
  identity: string,
  sealing: Sealing,
): Promise<readonly [string, ...string[]]> {
  if (isProfileKey(subject)) return [await toRowId('finding', identity)]
  const [first, ...others] = await sealing.fingerprint(`finding/${identity}`)
  return [first.slice(0, 32), ...others.map(id => id.slice(0, 32))]
}

/** Rows that an import of this seed may touch. */
export async function readStored(db: D1Database, seed: Seed, { findings }: MarkedSeed): Promise<Stored> {
  const keys = new Set<string>()
  for (const { key, platformId } of seed.sellers.flatMap(({ profiles }) => profiles)) {
    keys.add(key).add(toAccount(key, platformId).account)
  }
  for (const { subject } of seed.findings) if (isProfileKey(subject)) keys.add(subject)
  return {
    sellers: await readSellersBySlug(
      db,
      seed.sellers.map(({ slug }) => slug),
    ),
    profiles: await readProfilesOf(db, [...keys]),
    findings: await readFindingsById(
      db,
      findings.flatMap(({ ids }) => ids),
    ),
  }
}

/** What an import writes, given what is stored now. */
export async function planImport(
  db: D1Database,
  marked: MarkedSeed,
  stored: Stored,
  sealing: Sealing,
): Promise<Plan<ImportCounts>> {
  const sellers = sortOut(marked.sellers, stored.sellers)
  const findings = sortOut(marked.findings, stored.findings)
  const rows = await Promise.all(
    sellers.written.map(async ({ value, id, digest }) => {
      const { name, slug, kind = 'shop' } = value
      const seller = { id, slug, name, kind, origin: 'import' as const, import_digest: digest }
      return keepFirstProof(await toSellerRows(value, seller, sealing), stored.profiles)
    }),
  )
  const findingRows = await Promise.all(
    findings.written.map(({ value, id, digest }) => toFindingRow(value, id, digest, sealing)),
  )
  const subjects = findings.written.map(({ value }) => value.subject).filter(isProfileKey)
  const touched = new Set<string>([
    ...rows.flatMap(({ profiles }) => profiles.map(({ key }) => key)),
    ...subjects,
  ])
  const trials = toTrialIds(stored.profiles, touched)
  return {
    events: [...sellers.written.map(toEvent('seller')), ...findings.written.map(toEvent('finding'))],
    statements: [
      ...deleteTrials(db, trials),
      ...clearSellers(
        db,
        sellers.written.filter(({ isNew }) => !isNew).map(({ id }) => id),
      ),
      ...insertSellerRows(db, rows),
      ...insertUnclaimedProfiles(db, await toUnclaimed(subjects)),
      ...upsertFindings(db, findingRows),
      deleteEmptyProfiles(db),
    ],
    touched: {
      sellers: [...sellers.written.map(({ id }) => id), ...trials],
      profiles: [...touched],
      findings: findingRows.map(({ id }) => id),
    },
    value: {
      added: sellers.counts.added + findings.counts.added,
      changed: sellers.counts.changed + findings.counts.changed,
      unchanged: sellers.counts.unchanged + findings.counts.unchanged,
    },
  }
}

interface Written<Value> {
  value: Value
  id: string
  digest: string
  isNew: boolean
}

/** What is new, what differs from its row, and what need not be touched. */
function sortOut<Value>(
  marked: readonly Marked<Value>[],
  stored: readonly { id: string; import_digest: string | null }[],
): { written: Written<Value>[]; counts: ImportCounts } {
  const byId = new Map(stored.map(row => [row.id, row]))
  const written: Written<Value>[] = []
  for (const { value, ids, digests } of marked) {
    const row = ids.map(id => byId.get(id)).find(found => found !== undefined)
    if (row && row.import_digest !== null && digests.includes(row.import_digest)) continue
    written.push({ value, id: row?.id ?? ids[0], digest: digests[0], isNew: row === undefined })
  }
  const added = written.filter(({ isNew }) => isNew).length
  const counts = { added, changed: written.length - added, unchanged: marked.length - written.length }
  return { written, counts }
}

/** Control counts from its first proof, also when the seed names a later sighting. */
function keepFirstProof(rows: SellerRows, stored: readonly StoredProfile[]): SellerRows {
  const proofs = new Map(
    stored
      .filter(({ seller_id }) => seller_id === rows.seller.id)
      .map(({ key, control_proven_at }) => [key, control_proven_at]),
  )
  const profiles = rows.profiles.map(profile => {
    const earlier = proofs.get(profile.key)
    const proven = profile.control_proven_at
    const isEarlier = earlier && proven && Date.parse(earlier) < Date.parse(proven)
    return isEarlier ? { ...profile, control_proven_at: earlier } : profile
  })
  return { ...rows, profiles }
}

/** Trials on profiles or accounts that this import speaks of: they give way. */
function toTrialIds(stored: readonly StoredProfile[], touched: ReadonlySet<string>): string[] {
  const trials = stored.filter(
    ({ key, account, seller_origin }) =>
      seller_origin === 'trial' && (touched.has(key) || touched.has(account)),
  )
  return [...new Set(trials.flatMap(({ seller_id }) => seller_id ?? []))]
}

async function toUnclaimed(subjects: readonly ProfileKey[]) {
  return Promise.all([...new Set(subjects)].map(key => toProfileRow(key)))
}

function toEvent(kind: 'seller' | 'finding') {
  return ({ id, isNew }: Written<unknown>): NewEvent => ({
    type: 'imported',
    caseRef: null,
    actor: 'operator',
    payload: {
      who: 'operator',
      role: 'operator',
      what: { kind, id, change: isNew ? 'added' : 'changed' },
      why: 'seed',
    },
  })
}
