import type { ProfileKey } from '#shared/domain/subject'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { upsertFindings } from '../db/findings.ts'
import { deleteProfiles, readProfilesOf, type StoredProfile } from '../db/profiles.ts'
import { deleteTrials, forgetDigests } from '../db/sellers.ts'
import type { Settings } from '../env.ts'
import type { EventLog, Plan } from './event-log.ts'
import type { Refusal } from './refusal.ts'
import { toRowId } from './row-ids.ts'
import type { Sealing } from './sealing.ts'
import { insertSellerRows, toFindingRow, toSellerRows } from './seed-rows.ts'
import { type TrialVerdict, toTrialExample } from './trial-examples.ts'

export interface TrialService {
  /** Gives a profile a verdict, in a local database only. What was stored about it is dropped first. */
  tryVerdict(key: ProfileKey, verdict: TrialVerdict): Promise<Result<{ seq: number }, Refusal>>
}

interface Parts {
  db: D1Database
  log: EventLog
  sealing: Sealing
  environment: Settings['environment']
  requestPublish: () => Promise<void>
}

export function createTrialService({ db, log, sealing, environment, requestPublish }: Parts): TrialService {
  return {
    async tryVerdict(key, verdict) {
      if (environment !== 'local') return toProblem({ code: 'forbidden', problems: [] })
      const appended = await log.append(() => planTrial(db, sealing, key, verdict))
      if (!appended.ok) return appended
      await requestPublish()
      return toOk({ seq: appended.value.seq })
    },
  }
}

async function planTrial(
  db: D1Database,
  sealing: Sealing,
  key: ProfileKey,
  verdict: TrialVerdict,
): Promise<Result<Plan<null>, Refusal>> {
  const stored = await readAccountProfiles(db, key)
  if (stored.some(({ seller_origin }) => seller_origin === 'account')) return toProblem(ofAccount)
  const ownersBy = (origin: 'import' | 'trial') => [
    ...new Set(stored.flatMap(row => (row.seller_origin === origin ? (row.seller_id ?? []) : []))),
  ]
  return toOk({
    events: [
      {
        type: 'tried',
        caseRef: null,
        actor: 'operator',
        payload: {
          who: 'operator',
          role: 'operator',
          what: { kind: 'profile', key, verdict, removed: stored.map(({ key: removed }) => removed) },
          why: 'trial',
        },
      },
    ],
    statements: [
      ...deleteTrials(db, ownersBy('trial')),
      // The next import puts back what this trial takes away.
      ...forgetDigests(db, ownersBy('import')),
      ...deleteProfiles(
        db,
        stored.map(({ id }) => id),
      ),
      ...(await insertExample(db, sealing, key, verdict)),
    ],
    touched: {
      sellers: [...ownersBy('trial'), ...ownersBy('import'), await toRowId('trial', key)],
      profiles: [key, ...stored.map(({ key: removed }) => removed)],
    },
    value: null,
  })
}

/** Drops nothing that people entered: their claims and their shop stay as they are. */
const ofAccount: Refusal = {
  code: 'conflict',
  problems: [
    {
      path: 'key',
      message: {
        id: 'profil ini dipegang toko yang dikelola lewat akun; coba dengan profil lain',
        en: 'this profile is held by a shop that people run; try another profile',
      },
    },
  ],
}

/** The profile and whatever else is known to be the same account. */
async function readAccountProfiles(db: D1Database, key: ProfileKey): Promise<StoredProfile[]> {
  const own = await readProfilesOf(db, [key])
  return readProfilesOf(db, [key, ...own.map(({ account }) => account)])
}

async function insertExample(
  db: D1Database,
  sealing: Sealing,
  key: ProfileKey,
  verdict: TrialVerdict,
): Promise<D1PreparedStatement[]> {
  const example = toTrialExample(key, verdict, Date.now())
  if (!example) return []
  const id = await toRowId('trial', key)
  const slug = `coba-${id.slice(0, 12)}`
  const { name, kind = 'shop' } = example.seller
  const row = { id, slug, name, kind, origin: 'trial' as const, import_digest: null }
  const rows = await toSellerRows({ ...example.seller, slug }, row, sealing)
  const findings = example.findings.map(async (finding, i) =>
    toFindingRow(finding, await toRowId('trial-finding', key, i), '', sealing),
  )
  return [...insertSellerRows(db, [rows]), ...upsertFindings(db, await Promise.all(findings))]
}
