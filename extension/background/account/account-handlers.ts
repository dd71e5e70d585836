import type { Handlers } from '../../messaging/router.ts'
import { settingsItem } from '../../platform/storage-items.ts'
import type { AccountParts } from './create-account.ts'
import { isAtDesk } from './my-shops.ts'

type AccountHandlers = Pick<
  Handlers,
  | 'account/read'
  | 'account/enter'
  | 'account/leave'
  | 'account/change'
  | 'shops/read'
  | 'desk/read'
  | 'desk/claims'
  | 'desk/witness'
>

/** What the background does for the messages about accounts. */
export function createAccountHandlers({ account, signIn, shops, desk }: AccountParts): AccountHandlers {
  return {
    'account/read': async () => {
      const [state, mine] = await Promise.all([account.read(), shops.read()])
      return { ...state, isAtDesk: state.isSignedIn && isAtDesk(mine) }
    },
    'account/enter': async (_, { tab }) => {
      const { apiUrl } = await settingsItem.getValue()
      await signIn.start(apiUrl, tab?.id)
      return null
    },
    'account/leave': async () => {
      await account.signOut()
      return null
    },
    'account/change': async part => {
      await account.change(part)
      return null
    },
    'shops/read': ({ key }) => shops.readForCard(key),
    'desk/read': async () => ({
      isAtDesk: isAtDesk(await shops.read()),
      isDeskOpen: await account.isDeskOpen(),
    }),
    'desk/claims': ({ keys, tabId }) => desk.findClaims(keys, tabId),
    'desk/witness': ({ id, tabId }) => desk.witness(id, tabId),
  }
}
