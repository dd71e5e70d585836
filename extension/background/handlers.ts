import type { Lookup } from '../lookup/lookup.ts'
import type { Handlers } from '../messaging/router.ts'
import { logOnce } from '../platform/logger.ts'
import { settingsItem } from '../platform/storage-items.ts'

/** What the background does for each message of the protocol. */
export function createHandlers(lookup: Lookup, tellPages: () => Promise<void>): Handlers {
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
    'settings/change': async ({ language, theme, apiUrl }) => {
      const before = await settingsItem.getValue()
      const after = {
        language: language ?? before.language,
        theme: theme ?? before.theme,
        apiUrl: apiUrl ? new URL(apiUrl).origin : before.apiUrl,
      }
      await settingsItem.setValue(after)
      if (after.apiUrl !== before.apiUrl) {
        await lookup.forget()
        // Nobody waits for the new list: a slow server must not look like settings that were not stored.
        lookup.refresh().catch(error => logOnce('first data of a server failed', error))
      }
      await tellPages()
      return null
    },
  }
}
