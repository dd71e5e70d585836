import { imageLimits } from '#shared/device/image/image-bytes'
import type { Language } from '#shared/domain/platform'
import { toProblem } from '#shared/rules/result'
import type { Asking } from './answers/ask.ts'
import { readClipboard } from './clipboard.ts'
import type { World } from './state.ts'

/** What the browser and the server give the page. `dataset`: what the server wrote into the page for its script. */
export function createWorld(dataset: DOMStringMap): World {
  const keys = { ...dataset }
  let asking: Promise<Asking> | null = null
  /** Comes after the form: what the form shows needs none of it. */
  const load = () => {
    asking ??= import('./answers/ask.ts').then(({ createAsking }) => createAsking(keys, location.origin))
    asking.catch(() => {
      asking = null
    })
    return asking
  }
  whenIdle(() => void load().catch(() => {}))
  return {
    readClipboard,
    readPicture,
    async ask(question, progress) {
      try {
        await (await load()).ask(question, progress)
      } catch (error) {
        // A part of the page that could not be loaded, most often; whatever it is, nothing is known.
        console.error('check failed', error)
        progress.onAnswer({ state: 'unknown', problem: navigator.onLine ? 'server' : 'offline', data: null })
      }
    },
    openLink: async text => {
      try {
        return await (await load()).openLink(text)
      } catch {
        return toProblem('offline')
      }
    },
    enterResult: () => history.pushState({ result: true }, ''),
    leaveResult: () => history.back(),
    showLanguage,
  }
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

/** Safari has no idea of idleness. */
function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work)
  else setTimeout(work, 200)
}

function showLanguage(language: Language): void {
  document.documentElement.lang = language
  history.replaceState(history.state, '', language === 'en' ? '?lang=en' : location.pathname)
}
