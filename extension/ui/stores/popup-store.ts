import { create } from 'zustand'
import type { LookupProblem } from '#shared/device/lookup/lookup-answer'
import type { Language } from '#shared/domain/platform'
import type { ProfileKey } from '#shared/domain/subject'
import type { PageDescription, PageNumber } from '../../messaging/page-protocol.ts'
import type { DataStatus } from '../../messaging/protocol.ts'
import { sendToBackground } from '../../messaging/send.ts'
import { sendToActivePage } from '../../messaging/send-to-page.ts'
import { readActiveTabKind } from '../../platform/active-tab.ts'
import { parsePageNumbers } from '../popup/parse-page-numbers.ts'

/** What the tab in front is to us. `silent`: one of our sites, where no script of ours answers. */
export type PageState =
  | { kind: 'described'; page: PageDescription }
  | { kind: 'reading' | 'silent' | 'closed' | 'other' }

/** `unheard`: not the server, the background of this extension did not answer. */
type StatusProblem = LookupProblem | 'unheard'

interface PopupState {
  page: PageState
  /** The numbers that it shows; null where nobody could read them. */
  numbers: PageNumber[] | null
  status: DataStatus | null
  problem: StatusProblem | null
  isRefreshing: boolean
  readPage(): Promise<void>
  readStatus(): Promise<void>
  refresh(): Promise<void>
}

export const usePopup = create<PopupState>((set, get) => ({
  page: { kind: 'reading' },
  numbers: null,
  status: null,
  problem: null,
  isRefreshing: false,
  readPage: async () => {
    const [page, numbers] = await Promise.all([describePage(), sendToActivePage('page/numbers', {})])
    set({ page, numbers: parsePageNumbers(numbers) })
  },
  readStatus: async () => {
    const sent = await sendToBackground('lookup/status', {})
    set(sent.ok ? toStatus(sent.value) : { problem: 'unheard' })
    // An attempt that the background began by itself is shared: this tells when it ends.
    if (sent.ok && sent.value.isRefreshing) await get().refresh()
  },
  refresh: async () => {
    set({ isRefreshing: true })
    const sent = await sendToBackground('lookup/refresh', {})
    set(sent.ok ? toStatus(sent.value) : { problem: 'unheard', isRefreshing: false })
  },
}))

/** Opens the card at the seller's badge. False where the page has no such badge any more. */
export async function openCardOnPage(key: ProfileKey): Promise<boolean> {
  return (await sendToActivePage('page/open-card', { key })) ?? false
}

export async function locateOnPage(key: ProfileKey): Promise<void> {
  await sendToActivePage('page/locate', { key })
}

export async function changeLanguage(language: Language): Promise<void> {
  await sendToBackground('settings/change', { language })
}

async function describePage(): Promise<PageState> {
  const page = await sendToActivePage('page/describe', {})
  if (page) return { kind: 'described', page }
  const kind = await readActiveTabKind()
  return { kind: kind === 'site' ? 'silent' : kind }
}

function toStatus(status: DataStatus): Pick<PopupState, 'status' | 'problem' | 'isRefreshing'> {
  return { status, problem: status.problem, isRefreshing: status.isRefreshing }
}
