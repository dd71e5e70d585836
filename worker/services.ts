import type { BucketAddress } from '#shared/rules/bucket-sections'
import { markUnpublishedRange } from './db/unpublished.ts'
import { type Bindings, getSettings, type Settings } from './env.ts'
import type { QueueMessage } from './queues/messages.ts'
import { type AccountServices, createAccountServices } from './services/account-services.ts'
import { type BucketFinder, createBucketFinder } from './services/bucket-finder.ts'
import { toHashRange } from './services/bucket-publication.ts'
import { type CallerLimit, createCallerLimit } from './services/caller-limit.ts'
import { type ClaimServices, createClaimServices } from './services/claim-services.ts'
import { createDestinationMarks, type DestinationMarks } from './services/destination-marks.ts'
import { createDestinationPublication } from './services/destination-publication.ts'
import { createEdgeCache, type Purge } from './services/edge-cache.ts'
import { createEvaluation, type Evaluation } from './services/evaluation.ts'
import { type Budget, createEvaluationBudget } from './services/evaluation-budget.ts'
import { createEvaluationService, type EvaluationService } from './services/evaluation-service.ts'
import { createEventLog, type EventLog } from './services/event-log.ts'
import { createImportService, type ImportService } from './services/import-service.ts'
import { createLinkOpener, type LinkOpener } from './services/link-opener.ts'
import { createMessageServices, type MessageServices } from './services/message-services.ts'
import { createPublicationReader } from './services/publication-reader.ts'
import { createRunStore } from './services/publication-run.ts'
import { createPublishedStore, type PublishedStore } from './services/published-store.ts'
import { createPublishedWriter } from './services/published-writer.ts'
import { createPublisher, type Publisher } from './services/publisher.ts'
import { createSealing, type Sealing } from './services/sealing.ts'
import { createShopServices, type ShopServices } from './services/shop-services.ts'
import { createTrialService, type TrialService } from './services/trial-service.ts'
import { WorkMeter } from './services/work-meter.ts'

/** All that routes, queue and schedule may call. */
export interface Services extends MessageServices {
  published: PublishedStore
  buckets: BucketFinder
  imports: ImportService
  trials: TrialService
  links: LinkOpener
  evaluation: Evaluation
  evaluations: EvaluationService
  marks: DestinationMarks
  /** By the name that an endpoint of the contract gives its limit. */
  limits: Record<'links' | 'evaluations' | 'accounts', CallerLimit>
  /** Null while settings are missing without which nobody can sign in. */
  accounts: AccountServices | null
  /** Null with it. */
  shops: ShopServices | null
  /** Null with it. */
  claims: ClaimServices | null
  publisher: Publisher
  log: EventLog
  /** At once, or after so many seconds. */
  requestPublish: (delaySeconds?: number) => Promise<void>
  requestMark: () => Promise<void>
  requestSend: (delaySeconds?: number) => Promise<void>
}

/**
 * Calls to storage and database after which a publication goes on in the next invocation: the platform allows a
 * thousand queries and ten thousand calls in all, and one bucket with all its sellers takes up to 700 more. Locally
 * there is no limit.
 */
const callsPerPublication = { local: 20_000, staging: 900, production: 900 }
const leastBetweenMs = { local: 0, staging: 30_000, production: 30_000 }

/** What the platform may give beside the bindings. */
export interface Platform {
  purge?: Purge | null
  callsPerPublication?: number
  leastBetweenMs?: number
}

/** All wiring in one place. */
export function createServices(bindings: Bindings, platform: Platform = {}): Services {
  const { DB: db, PUBLISHED: bucket, PUBLISH_QUEUE: queue } = bindings
  const settings = getSettings(bindings)
  const { environment, dataKeys, manifestKeys } = settings
  const sealing = createSealing(dataKeys)
  const log = createEventLog(db, sealing)
  const requests = createRequests(queue, bindings.MESSAGE_QUEUE)
  const { requestPublish, requestSend } = requests
  const messages = createMessageServices({ db, settings, sealing, requestSend })
  const { evaluation, marks } = createNumbers(db, settings, sealing)
  const restoreBucket = async ({ bits, index }: BucketAddress) => {
    console.error(`bucket ${bits}/${index} is lost and is published again`)
    await markUnpublishedRange(db, toHashRange(bits, index))
    await requestPublish()
  }
  const published = createPublishedStore(bucket)
  const meter = new WorkMeter(platform.callsPerPublication ?? callsPerPublication[environment])
  const reader = createPublicationReader(db, meter)
  const cache = createEdgeCache(db, platform.purge ?? null)
  const writer = createPublishedWriter(bucket, meter, cache)
  const runs = createRunStore(bucket, meter)
  const destinations = createDestinationPublication({ marks, keys: evaluation.keys, writer, meter })
  return {
    published,
    buckets: createBucketFinder({ bucket, store: published, onLost: restoreBucket }),
    imports: createImportService({ db, log, sealing, marks, environment, ...requests }),
    trials: createTrialService({ db, log, sealing, environment, requestPublish }),
    links: createLinkOpener({ fetch: (url, init) => fetch(url, init) }),
    evaluation,
    evaluations: createEvaluationService(evaluation, createBudget(bindings, settings, sealing)),
    marks,
    accounts: createAccountServices({ db, settings, sealing, outbox: messages.outbox }),
    shops: createShopServices({ db, log, settings, sealing, outbox: messages.outbox, requestPublish }),
    claims: createClaimServices({ db, log, settings, sealing, outbox: messages.outbox, requestPublish }),
    limits: createLimits(bindings, sealing),
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
      leastBetweenMs: platform.leastBetweenMs ?? leastBetweenMs[environment],
    }),
    log,
    ...messages,
    ...requests,
  }
}

function createLimits(bindings: Bindings, sealing: Sealing): Services['limits'] {
  const { LINK_LIMIT, EVALUATION_LIMIT, ACCOUNT_LIMIT } = bindings
  return {
    links: createCallerLimit({ name: 'LINK_LIMIT', limiter: LINK_LIMIT, sealing }),
    evaluations: createCallerLimit({ name: 'EVALUATION_LIMIT', limiter: EVALUATION_LIMIT, sealing }),
    accounts: createCallerLimit({ name: 'ACCOUNT_LIMIT', limiter: ACCOUNT_LIMIT, sealing }),
  }
}

type Requests = Pick<Services, 'requestPublish' | 'requestMark' | 'requestSend'>

/** Messages to people have a queue of their own, so that a code does not wait for a publication. */
function createRequests(
  publishing: Bindings['PUBLISH_QUEUE'],
  messages: Bindings['MESSAGE_QUEUE'],
): Requests {
  const request = async (kind: QueueMessage['kind'], delaySeconds = 0) => {
    const queue = kind === 'send' ? messages : publishing
    try {
      await queue.send({ kind }, { delaySeconds })
    } catch (problem) {
      // What was written is written; the schedule asks again within a minute.
      console.error(`${kind} request not sent`, problem)
    }
  }
  return {
    requestPublish: delaySeconds => request('publish', delaySeconds),
    requestMark: () => request('mark'),
    requestSend: delaySeconds => request('send', delaySeconds),
  }
}

function createBudget(bindings: Bindings, settings: Settings, sealing: Sealing): Budget {
  const { EVALUATION_BUDGET: budgets, EVALUATION_TOTAL: totals } = bindings
  const { evaluationAlarmAt: alarmAt, puzzleBits } = settings
  return createEvaluationBudget({ budgets, totals, sealing, alarmAt, puzzleBits })
}

/** Numbers are evaluated only where they can be found as well: each of the keys is of use with the others only. */
function createNumbers(db: D1Database, settings: Settings, sealing: Sealing) {
  const { dataKeys, indexKeys, evaluationKeys } = settings
  const evaluation = createEvaluation(dataKeys && indexKeys ? evaluationKeys : null)
  const isWhole = dataKeys && indexKeys && evaluationKeys
  const marks = createDestinationMarks(isWhole ? { db, sealing, evaluation, dataKeys, indexKeys } : null)
  return { evaluation, marks }
}
