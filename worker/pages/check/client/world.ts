import { imageLimits } from '#shared/device/image/image-bytes'
import type { Language } from '#shared/domain/platform'
import { toProblem } from '#shared/rules/result'
import type { Copied, World } from './state.ts'
import type { CheckStore } from './store.ts'

/** What the browser and the server give the page. `dataset`: what the server wrote into the page for its script. */
export function createWorld(_dataset: DOMStringMap): World {
  return {
    readClipboard,
    readPicture,
    ask: async (_question, _onWork, onAnswer) =>
      onAnswer({ state: 'unknown', problem: 'offline', data: null }),
    openLink: async () => toProblem('offline'),
    enterResult: () => history.pushState({ result: true }, ''),
    leaveResult: () => history.back(),
    showLanguage,
  }
}

/** Whatever comes to the page from outside its form: the way back, pictures pasted or dropped anywhere. */
export function listenToPage(store: CheckStore): void {
  // A result cannot be had back: what was asked stands nowhere.
  if (history.state?.result) history.replaceState(null, '')
  addEventListener('popstate', () => store.showForm())
  document.addEventListener('paste', event => {
    const file = firstFile(event.clipboardData)
    // Spreadsheets put a picture beside the text of their cells: in a field the text is meant.
    const isText =
      event.target instanceof HTMLInputElement && event.clipboardData?.types.includes('text/plain')
    if (!file || isText) return
    event.preventDefault()
    void store.takePicture(file)
  })
  document.addEventListener('dragover', event => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  })
  document.addEventListener('drop', event => {
    const file = firstFile(event.dataTransfer)
    if (!file) return
    event.preventDefault()
    void store.takePicture(file)
  })
}

function firstFile(data: DataTransfer | null): File | null {
  return data?.files[0] ?? null
}

/** A picture where one was copied, else the text; browsers ask the person first, or refuse. */
async function readClipboard(): Promise<Copied> {
  const { clipboard } = navigator
  if (!clipboard) return { kind: 'refused' }
  try {
    if (!clipboard.read) return toText(await clipboard.readText())
    for (const item of await clipboard.read()) {
      const type = item.types.find(each => each.startsWith('image/'))
      if (!item.types.includes('text/plain') && type) {
        return { kind: 'picture', file: new File([await item.getType(type)], 'QRIS', { type }) }
      }
      if (item.types.includes('text/plain')) return toText(await (await item.getType('text/plain')).text())
    }
    return { kind: 'empty' }
  } catch {
    return { kind: 'refused' }
  }
}

function toText(text: string): Copied {
  return text.trim() === '' ? { kind: 'empty' } : { kind: 'text', text }
}

async function readPicture(file: File): ReturnType<World['readPicture']> {
  if (file.size > imageLimits.bytes) return toProblem('too-large')
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch {
    // A folder was dropped, or the file is gone.
    return toProblem('unreadable-file')
  }
  try {
    const { readQris } = await import('./read-picture.ts')
    return await readQris(bytes)
  } catch (error) {
    console.error('reader of QR codes failed', error)
    return toProblem('broken')
  }
}

function showLanguage(language: Language): void {
  document.documentElement.lang = language
  history.replaceState(history.state, '', language === 'en' ? '?lang=en' : location.pathname)
}
