import { type Bindings, getSettings } from './env.ts'
import { type CallerLimit, createCallerLimit } from './services/caller-limit.ts'
import { createEventLog, type EventLog } from './services/event-log.ts'
import { createImportService, type ImportService } from './services/import-service.ts'
import { createLinkOpener, type LinkOpener } from './services/link-opener.ts'
import { createPublicationReader } from './services/publication-reader.ts'
import { createPublishedStore, type PublishedStore } from './services/published-store.ts'
import { createPublishedWriter } from './services/published-writer.ts'
import { createPublisher, type Publisher } from './services/publisher.ts'
import { createSealing } from './services/sealing.ts'
import { createTrialService, type TrialService } from './services/trial-service.ts'

/** All that routes, queue and schedule may call. */
export interface Services {
  published: PublishedStore
  imports: ImportService
  trials: TrialService
  links: LinkOpener
  /** By the name that an endpoint of the contract gives its limit. */
  limits: Record<'links' | 'evaluations', CallerLimit>
  publisher: Publisher
  log: EventLog
  requestPublish: () => Promise<void>
}

/** All wiring in one place. */
export function createServices(bindings: Bindings): Services {
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
  const reader = createPublicationReader(db)
  const writer = createPublishedWriter(bucket)
  return {
    published: createPublishedStore(bucket),
    imports: createImportService({ db, log, sealing, environment, requestPublish }),
    trials: createTrialService({ db, log, sealing, environment, requestPublish }),
    links: createLinkOpener({ fetch: (url, init) => fetch(url, init) }),
    limits: {
      links: createCallerLimit({ name: 'LINK_LIMIT', limiter: linkLimit, sealing }),
      evaluations: createCallerLimit({ name: 'EVALUATION_LIMIT', limiter: evaluationLimit, sealing }),
    },
    publisher: createPublisher({ bucket, log, reader, writer, sealing, manifestKeys }),
    log,
    requestPublish,
  }
}
