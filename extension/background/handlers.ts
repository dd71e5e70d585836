import type { Lookup } from '../lookup/lookup.ts'
import type { NumberFinding } from '../messaging/number-finding.ts'
import type { Handlers } from '../messaging/router.ts'
import { hasPanel } from '../platform/check-panel.ts'
import type { Handover } from '../platform/handover.ts'
import { logOnce } from '../platform/logger.ts'
import { deliverCheck, openCheck } from '../platform/open-check.ts'
import { captureScreen } from '../platform/page-image.ts'
import { readEvaluationKeys, settingsItem } from '../platform/storage-items.ts'
import type { Account } from './account/account.ts'
import { DestinationChecks } from './destinations/destination-checks.ts'
import { findNumbers } from './find-numbers.ts'
import { openLink } from './open-link.ts'

const openPauseMs = 700

/** Those that know nothing of who is signed in. */
type OpenHandlers = Omit<Handlers, `${'account' | 'shops' | 'desk'}/${string}`>

/** What the background does for each message that needs no account. */
export function createHandlers(
  lookup: Lookup,
  tellPages: () => Promise<void>,
  account: Pick<Account, 'signOut'>,
): OpenHandlers {
  let lastOpenedAt = 0
  const checks = new DestinationChecks({
    readBasis: (profile, isRetry) => lookup.readNumberBasis(profile, isRetry),
    readEvaluationKeys,
  })
  return {
    'lookup/resolve': async ({ profiles, isFresh }) => {
      const { language } = await settingsItem.getValue()
      return { answers: await lookup.resolve(profiles, isFresh ?? false), language }
    },
    'lookup/refresh': async () => {
      await lookup.refresh()
      return lookup.readStatus()
    },
    'lookup/status': () => lookup.readStatus(),
    'seller/read': question => lookup.readSeller(question),
    'text/read': async ({ texts }) => {
      const found: NumberFinding[][] = []
      for (const text of texts) {
        found.push(findNumbers(text))
        // Long texts of one page must not keep another page waiting for its badges.
        await new Promise(resolve => setTimeout(resolve))
      }
      return found
    },
    'destination/check': question => checks.check(question),
    'links/open': ({ url }) => openLink(url),
    'check/open': async ({ keys, profile, holder }, { tab }) => {
      const now = Date.now()
      // A page process that was taken over must not be able to fill the window with tabs.
      if (now - lastOpenedAt < openPauseMs) return null
      lastOpenedAt = now
      await openCheck({ kind: 'destination', keys, profile: profile ?? null, holder }, tab?.windowId)
      return null
    },
    'check/ask': async ({ question }, { tab }) => {
      await deliverCheck(toHandover(question), tab?.windowId, hasPanel())
      return null
    },
    'settings/change': async ({ language, theme, apiUrl, manifestKeys, evaluationKeys }) => {
      const before = await settingsItem.getValue()
      const origin = apiUrl ? new URL(apiUrl).origin : before.apiUrl
      // The keys of one server say nothing of another: without its own, nothing that it sends is believed.
      const isSame = origin === before.apiUrl
      const keys = manifestKeys ?? (isSame ? before.manifestKeys : '')
      const numberKeys = evaluationKeys ?? (isSame ? before.evaluationKeys : '')
      const after = {
        language: language ?? before.language,
        theme: theme ?? before.theme,
        apiUrl: origin,
        ...(keys === undefined ? {} : { manifestKeys: keys }),
        ...(numberKeys === undefined ? {} : { evaluationKeys: numberKeys }),
      }
      // A token goes to the server that gave it and to no other.
      if (after.apiUrl !== before.apiUrl) await account.signOut()
      await settingsItem.setValue(after)
      if (after.apiUrl !== before.apiUrl || keys !== before.manifestKeys) {
        await lookup.forget()
        // Nobody waits for the new list: a slow server must not look like settings that were not stored.
        lookup.refresh().catch(error => logOnce('first data of a server failed', error))
      }
      await tellPages()
      return null
    },
  }
}

/** A screen is captured here: the window that asks lies over the page, and goes before it is done. */
async function toHandover(
  question: Parameters<Handlers['check/ask']>[0]['question'],
): Promise<Handover | null> {
  switch (question?.kind) {
    case 'screen':
      return { kind: 'screen', capture: await captureScreen() }
    case 'text':
      return { ...question, isAsked: false }
    default:
      return question ?? null
  }
}
