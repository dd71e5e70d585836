import type { Lookup } from '../../lookup/lookup.ts'
import { readServer } from '../../platform/storage-items.ts'
import { onTabAddress } from '../../platform/tabs.ts'
import { Desk } from '../witness/desk.ts'
import { Witness } from '../witness/witness.ts'
import { Account } from './account.ts'
import { AccountStore } from './account-store.ts'
import { MyShopList } from './my-shops.ts'
import { SignIn } from './sign-in.ts'

export interface AccountParts {
  account: Account
  signIn: SignIn
  shops: MyShopList
  desk: Desk
  witness: Witness
}

/** All that needs an account, wired. */
export function createAccount(lookup: Lookup): AccountParts {
  const store = new AccountStore()
  const account = new Account(store, async () => (await readServer()).apiUrl)
  const shops = new MyShopList(account)
  return {
    account,
    shops,
    signIn: new SignIn(account),
    desk: new Desk({ account, store, shops, lookup }),
    witness: new Witness({ account, store, lookup }),
  }
}

/** Follows where tabs go: to the end of a sign-in, to the pages of one's own shops, to a profile. */
export function watchTabs({ signIn, shops, witness, account }: AccountParts, run: Run): void {
  onTabAddress(
    (tabId, address) => {
      run(signIn.see(tabId, address))
      run(witness.see(tabId, address))
      run(refreshShops(address, account, shops))
    },
    tabId => run(signIn.forgetTab(tabId)),
  )
}

type Run = (work: Promise<void>) => void

/** Whoever comes from the pages of their shops may have claimed a profile there. */
async function refreshShops(address: string, account: Account, shops: MyShopList): Promise<void> {
  if (!URL.canParse(address)) return
  const { origin, pathname } = new URL(address)
  if (!/^\/toko(?:\/|$)/.test(pathname)) return
  if ((await account.findSession())?.apiUrl === origin) await shops.read(0)
}
