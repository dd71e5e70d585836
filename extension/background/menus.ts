import { browser } from 'wxt/browser'
import type { Language, Message } from '#shared/domain/platform'
import type { Handover } from '../platform/handover.ts'
import { logOnce } from '../platform/logger.ts'
import { openCheck } from '../platform/open-check.ts'
import { captureImage, captureScreen } from '../platform/page-image.ts'
import { settingsItem } from '../platform/storage-items.ts'

type MenuId = 'read-image' | 'read-screen' | 'check-selection'

interface MenuItem {
  id: MenuId
  title: Message
  contexts: ['image'] | ['selection'] | ['page', 'link', 'video']
}

/** Sites cover pictures with other elements; what is no picture to the browser is read from the screen. */
const items: readonly MenuItem[] = [
  { id: 'read-image', title: { id: 'Baca QRIS ini', en: 'Read this QRIS' }, contexts: ['image'] },
  {
    id: 'read-screen',
    title: { id: 'Baca QRIS di layar ini', en: 'Read the QRIS on this screen' },
    contexts: ['page', 'link', 'video'],
  },
  {
    id: 'check-selection',
    title: { id: 'Cek rekening ini', en: 'Check this account' },
    contexts: ['selection'],
  },
]

const longestSelection = 2000

/** Entries in the menu of the page. Browsers on phones have no such menus; there the popup does the same. */
export function startMenus(): void {
  const menus = browser.contextMenus
  if (!menus) return
  menus.onClicked.addListener((info, tab) => {
    const question = toQuestion(info, tab?.id)
    if (question) openCheck(question, tab?.windowId).catch(error => logOnce('menu entry failed', error))
  })
  const draw = () => drawMenus().catch(error => logOnce('menus not drawn', error))
  browser.runtime.onInstalled.addListener(draw)
  browser.runtime.onStartup.addListener(draw)
  settingsItem.watch((now, before) => {
    if (now?.language !== before?.language) void draw()
  })
}

async function drawMenus(): Promise<void> {
  const { language } = await settingsItem.getValue()
  await browser.contextMenus.removeAll()
  for (const item of items) create(item, language)
}

function create({ id, title, contexts }: MenuItem, language: Language): void {
  browser.contextMenus.create({ id, title: title[language], contexts: [...contexts] }, () => {
    // Two languages in quick succession: the entry is there already, and titles follow with the next change.
    const problem = browser.runtime.lastError
    if (problem) logOnce(`menu entry ${id} not made`, problem)
  })
}

interface Clicked {
  menuItemId: string | number
  selectionText?: string | undefined
  srcUrl?: string | undefined
  frameId?: number | undefined
}

/** Null for an entry that is none of ours. What takes time is begun, and not waited for. */
function toQuestion(info: Clicked, tabId: number | undefined): Promise<Handover> | Handover | null {
  switch (info.menuItemId as MenuId) {
    case 'check-selection': {
      const text = (info.selectionText ?? '').slice(0, longestSelection)
      return { kind: 'text', text, isAsked: true }
    }
    case 'read-screen':
      return captureScreen().then(capture => ({ kind: 'screen', capture }))
    case 'read-image': {
      if (!info.srcUrl || tabId === undefined) {
        return captureScreen().then(capture => ({ kind: 'screen', capture }))
      }
      const source = { tabId, frameId: info.frameId ?? 0, url: info.srcUrl }
      return captureImage(source).then(capture => ({ kind: 'image', source: { ...source, capture } }))
    }
    default:
      return null
  }
}
