import { browser } from 'wxt/browser'
import type { ProfileQuestion } from '#shared/device/lookup/lookup-answer'
import type { DestinationKey } from '#shared/domain/subject'
import type { ImageSource, ScreenCapture } from './page-image.ts'
import { defineItem, readStored } from './stored-item.ts'

/** What somebody wants checked, on its way from where they met it to the page that checks it. */
export type Handover =
  | {
      kind: 'destination'
      keys: readonly DestinationKey[]
      /** Whose page the number stood on. */
      profile: ProfileQuestion | null
      holder: string | null
    }
  /** `isAsked`: it is to be checked at once, and not only read. */
  | { kind: 'text'; text: string; isAsked: boolean }
  | { kind: 'image'; source: ImageSource }
  | { kind: 'screen'; capture: ScreenCapture | null }

/** Pages that may be loaded anew and still find what they were opened for. */
const mostKept = 5

/**
 * Session storage: in memory, gone with the browser. Not in the address of the page, which browsers write into
 * their history.
 */
const idsItem = defineItem<string[]>('session', 'handovers', [])

/** Keeps what somebody wants checked, and answers the name that it is kept under. */
export async function keepHandover(handover: Handover): Promise<string> {
  const id = crypto.randomUUID()
  const ids = [...(await idsItem.getValue()), id]
  const { session } = browser.storage
  await session.remove(ids.slice(0, -mostKept).map(keyOf))
  await idsItem.setValue(ids.slice(-mostKept))
  try {
    await session.set({ [keyOf(id)]: handover })
  } catch {
    // A large screen does not fit beside the last ones: those have had their time.
    await session.remove(ids.map(keyOf))
    // Still too large: the page opens all the same, and says how to go on.
    await session
      .set({ [keyOf(id)]: handover })
      .catch(() => session.set({ [keyOf(id)]: withoutCapture(handover) }))
  }
  return id
}

/** What a page was opened for; null when it was opened by itself, or too long ago. */
export function readHandover(id: string): Promise<Handover | null> {
  return readStored('session', keyOf(id))
}

function withoutCapture(handover: Handover): Handover {
  if (handover.kind === 'screen') return { ...handover, capture: null }
  if (handover.kind === 'image') return { ...handover, source: { ...handover.source, capture: null } }
  return handover
}

function keyOf(id: string): string {
  return `handover-${id}`
}
