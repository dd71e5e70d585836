import type { LookupProblem, ProfileQuestion } from '#shared/device/lookup/lookup-answer'
import type { DestinationKey } from '#shared/domain/subject'
import type { Result } from '#shared/rules/result'
import type { NumberBasis } from '../../lookup/lookup.ts'
import type { DestinationCheck } from '../../messaging/destination-check.ts'
import { type Answered, answerNumbers, type NumberSources } from './answer-numbers.ts'
import { HeldBuckets } from './held-buckets.ts'
import { HeldOutputs } from './held-outputs.ts'

/** Whoever asks hears after so long how far it is, and asks again. */
const pauseMs = 1_000
/** So long an answer waits for whoever asked to come back for it. */
const keptMs = 30_000
/** A page process that was taken over must not be able to have the device work without end. */
const mostJobs = 8

export interface CheckQuestion {
  keys: readonly DestinationKey[]
  profile?: ProfileQuestion | undefined
}

export interface DestinationChecksOptions {
  readBasis(profile: ProfileQuestion | null, isRetry: boolean): Promise<Result<NumberBasis, LookupProblem>>
  readEvaluationKeys: NumberSources['readEvaluationKeys']
  now?: () => number
}

interface Job {
  answering: Promise<Answered>
  share: number | null
}

/**
 * Checks of numbers, each done once however often it is asked for. A puzzle may take longer than a message may wait:
 * the question is answered by how far it is, and asked again until there is an answer.
 */
export class DestinationChecks {
  readonly #sources: NumberSources
  readonly #jobs = new Map<string, Job>()

  constructor({ readBasis, readEvaluationKeys, now = Date.now }: DestinationChecksOptions) {
    const [outputs, buckets] = [new HeldOutputs(), new HeldBuckets(now)]
    this.#sources = { readBasis, readEvaluationKeys, now, outputs, buckets }
  }

  async check(question: CheckQuestion): Promise<DestinationCheck> {
    const { keys, profile } = question
    const id = [...keys, profile?.key, profile?.platformId].join(' ')
    const running = this.#jobs.get(id)
    if (!running && this.#jobs.size >= mostJobs) {
      const limited = keys.map(key => ({
        state: 'unknown' as const,
        key,
        data: null,
        problem: 'limited' as const,
      }))
      return { state: 'answered', answers: limited, shop: profile ? 'open' : 'unasked' }
    }
    const job = running ?? this.#start(id, question)
    const answered = await Promise.race([job.answering, afterPause()])
    if (!answered) return { state: 'working', share: job.share }
    this.#drop(id, job)
    return { state: 'answered', ...answered }
  }

  #start(id: string, { keys, profile }: CheckQuestion): Job {
    const onWork = (share: number) => {
      job.share = share
    }
    const job: Job = { share: null, answering: answerNumbers(keys, profile ?? null, this.#sources, onWork) }
    this.#jobs.set(id, job)
    const drop = () => this.#drop(id, job)
    job.answering.then(() => setTimeout(drop, keptMs), drop)
    return job
  }

  #drop(id: string, job: Job): void {
    if (this.#jobs.get(id) === job) this.#jobs.delete(id)
  }
}

function afterPause(): Promise<null> {
  return new Promise(resolve => setTimeout(() => resolve(null), pauseMs))
}
