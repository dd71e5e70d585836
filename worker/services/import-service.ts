import type { Seed } from '#shared/domain/seed'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import type { Settings } from '../env.ts'
import type { DestinationMarks } from './destination-marks.ts'
import type { EventLog } from './event-log.ts'
import { findConflicts, findContradictions, findForbidden } from './import-checks.ts'
import { type ImportCounts, markSeed, planImport, readStored } from './import-plan.ts'
import type { Refusal } from './refusal.ts'
import type { Sealing } from './sealing.ts'

export interface ImportService {
  /** All or nothing; what is there already is left as it is. */
  importSeed(seed: Seed): Promise<Result<ImportCounts & { seq: number }, Refusal>>
}

interface Parts {
  db: D1Database
  log: EventLog
  sealing: Sealing
  marks: DestinationMarks
  environment: Settings['environment']
  requestPublish: () => Promise<void>
  requestMark: () => Promise<void>
}

export function createImportService(parts: Parts): ImportService {
  const { db, log, sealing, marks, environment, requestPublish, requestMark } = parts
  return {
    async importSeed(seed) {
      const forbidden = environment === 'local' ? [] : findForbidden(seed)
      if (forbidden.length > 0) return toProblem({ code: 'forbidden', problems: forbidden })
      const contradictions = findContradictions(seed, Date.now())
      if (contradictions.length > 0) return toProblem({ code: 'invalid_input', problems: contradictions })
      const marked = await markSeed(seed, sealing)
      const appended = await log.append(async () => {
        const stored = await readStored(db, seed, marked)
        const conflicts = findConflicts(seed, stored.sellers, stored.profiles)
        if (conflicts.length > 0) return toProblem({ code: 'conflict', problems: conflicts })
        return toOk(await planImport(db, marked, stored, sealing))
      })
      if (!appended.ok) return appended
      const { value, seq } = appended.value
      if (value.added + value.changed > 0) {
        // Before the publication, which then has the numbers as well.
        if (await marks.isPending()) await requestMark()
        await requestPublish()
      }
      return toOk({ ...value, seq })
    },
  }
}
