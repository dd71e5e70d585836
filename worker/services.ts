import type { BucketAddress } from '#shared/rules/bucket-sections'
import { markUnpublishedRange } from './db/unpublished.ts'
import { type Bindings, getSettings } from './env.ts'
import { type BucketFinder, createBucketFinder } from './services/bucket-finder.ts'
import { toHashRange } from './services/bucket-publication.ts'
import { type CallerLimit, createCallerLimit } from './services/caller-limit.ts'
import { createEdgeCache, type Purge } from './services/edge-cache.ts'
import { createEventLog, type EventLog } from './services/event-log.ts'
import { createImportService, type ImportService } from './services/import-service.ts'
import { createLinkOpener, type LinkOpener } from './services/link-opener.ts'
import { createPublicationReader } from './services/publication-reader.ts'
import { createRunStore } from './services/publication-run.ts'
import { createPublishedStore, type PublishedStore } from './services/published-store.ts'
import { createPublishedWriter } from './services/published-writer.ts'
import { createPublisher, type Publisher } from './services/publisher.ts'
import { createSealing } from './services/sealing.ts'
import { createTrialService, type TrialService } from './services/trial-service.ts'
import { WorkMeter } from './services/work-meter.ts'

/** All that routes, queue and schedule may call. */
export interface Services {
  published: PublishedStore
  buckets: BucketFinder
  imports: ImportService
  trials: TrialService
  links: LinkOpener
  /** By the name that an endpoint of the contract gives its limit. */
  limits: Record<'links' | 'evaluations', CallerLimit>
  publisher: Publisher
  log: EventLog
  requestPublish: () => Promise<void>
}

/**
 * Calls to storage and database after which a publication goes on in the next invocation: one bucket with all its
 * sellers takes up to 700 more, and the platform allows a thousand. Locally there is no limit.
 */
const callsPerPublication = { local: 20_000, staging: 300, production: 300 }

/** What the platform may give beside the bindings. */
export interface Platform {
  purge?: Purge | null
  callsPerPublication?: number
}

/** All wiring in one place. */
export function createServices(bindings: Bindings, platform: Platform = {}): Services {
  const { DB: db, PUBLISHED: bucket, PUBLISH_QUEUE: queue, LINK_LIMIT: linkLimit } = bindings
  const { EVALUATION_LIMIT: evaluationLimit } = bindings
  const { environment, dataKeys, manifestKeys } = getSettings(bindings)
  const sealing = createSealing(dataKeys)
  const log = createEventLog(db, sealing)
  const requestPublish = async () => {
    try {
      await queue.send({ kind: 'publish' })
    } catch (problem) {
      // What was written is written; the schedule publishes it within a minute.
      console.error('publish request not sent', problem)
    }
  }
  const restoreBucket = async ({ bits, index }: BucketAddress) => {
    console.error(`bucket ${bits}/${index} is lost and is published again`)
    await markUnpublishedRange(db, toHashRange(bits, index))
    await requestPublish()
  }
  const published = createPublishedStore(bucket)
  const meter = new WorkMeter(platform.callsPerPublication ?? callsPerPublication[environment])
  const reader = createPublicationReader(db, meter)
  const writer = createPublishedWriter(bucket, meter)
  const runs = createRunStore(bucket, meter)
  const cache = createEdgeCache(db, platform.purge ?? null)
  const destinations = {
    measure: async () => [],
    isServed: async (before: readonly unknown[]) => before.length === 0,
    publish: async () => false,
    findTasks: async () => [],
    describe: async () => [],
  }
  return {
    published,
    buckets: createBucketFinder({ bucket, store: published, onLost: restoreBucket }),
    imports: createImportService({ db, log, sealing, environment, requestPublish }),
    trials: createTrialService({ db, log, sealing, environment, requestPublish }),
    links: createLinkOpener({ fetch: (url, init) => fetch(url, init) }),
    limits: {
      links: createCallerLimit({ name: 'LINK_LIMIT', limiter: linkLimit, sealing }),
      evaluations: createCallerLimit({ name: 'EVALUATION_LIMIT', limiter: evaluationLimit, sealing }),
    },
    publisher: createPublisher({
      db,
      bucket,
      log,
      reader,
      writer,
      runs,
      sealing,
      destinations,
      cache,
      meter,
      manifestKeys,
    }),
    log,
    requestPublish,
  }
}
