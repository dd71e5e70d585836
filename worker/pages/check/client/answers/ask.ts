import { openLink as openLinkEndpoint } from '#shared/contract/links'
import { callEndpoint } from '#shared/device/api/call-endpoint'
import { parseEvaluationKeys } from '#shared/rules/evaluation-key'
import { parsePinnedKeys } from '#shared/rules/manifest-signature'
import { toNamelessLink } from '#shared/rules/nameless-link'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { CacheStore } from '../data/cache-store.ts'
import { PublishedData } from '../data/published-data.ts'
import type { Question } from '../question.ts'
import type { Progress } from '../state.ts'
import { askProfile } from './ask-profile.ts'

export interface Asking {
  ask(question: Question, progress: Progress): Promise<void>
  openLink(text: string): Promise<Result<string, string>>
}

/** All that speaks with the server. `dataset`: the keys that the server wrote into the page for its script. */
export function createAsking(dataset: DOMStringMap, apiUrl: string): Asking {
  const data = new PublishedData({
    apiUrl,
    keys: parsePinnedKeys(dataset.keys ?? '') ?? [],
    evaluationKeys: parseEvaluationKeys(dataset.evaluationKeys ?? '') ?? [],
    store: new CacheStore(),
    now: Date.now,
  })
  return {
    async ask(question, progress) {
      if (question.kind === 'profile') return askProfile(question.key, data, progress.onAnswer)
      // The curve weighs as much as the rest of the page, and is needed for numbers only.
      const { askDestination } = await import('./ask-destination.ts')
      progress.onAnswer(await askDestination(question, data, progress))
    },
    openLink: text => openLink(text, apiUrl),
  }
}

/** Has the server follow a link, which it then sees: only ever because somebody pressed the button that says so. */
async function openLink(text: string, baseUrl: string): Promise<Result<string, string>> {
  const url = toNamelessLink(text)?.href ?? ''
  const called = await callEndpoint(openLinkEndpoint, { body: { url } }, { baseUrl })
  if (!called.ok) return toProblem(called.problem === 'limited' ? 'limited' : 'offline')
  if (!called.value.isChanged) return toProblem('offline')
  const { value } = called.value
  return value.key === null ? toProblem(value.reason) : toOk(value.key)
}
