import { create } from 'zustand'
import type { LookupAnswer } from '#shared/device/lookup/lookup-answer'
import type { ProfileKey } from '#shared/domain/subject'
import type { SellerAnswer } from '../../messaging/protocol.ts'
import { sendToBackground } from '../../messaging/send.ts'

/** The seller a card is about, as far as the page told. */
export interface CardSubject {
  key: ProfileKey
  platformId: string | null
  name: string | null
}

interface CardState {
  subject: CardSubject | null
  /** Null while it is asked for. */
  answer: LookupAnswer | null
  seller: SellerAnswer | null
  open(subject: CardSubject): Promise<void>
  reload(): Promise<void>
}

export const useCard = create<CardState>((set, get) => ({
  subject: null,
  answer: null,
  seller: null,
  open: async subject => {
    set({ subject, answer: null, seller: null })
    await get().reload()
  },
  reload: async () => {
    const { subject } = get()
    if (!subject) return
    const question = { key: subject.key, ...(subject.platformId ? { platformId: subject.platformId } : {}) }
    const isCurrent = () => get().subject === subject
    const ask = async (isFresh: boolean) => {
      const sent = await sendToBackground('lookup/resolve', { profiles: [question], isFresh })
      return sent.ok ? sent.value.answers[0] : undefined
    }
    set({ seller: null })
    let isFreshKnown = false
    // What the device holds is shown at once; what the server says now takes its place.
    void ask(false).then(answer => {
      if (isCurrent() && !isFreshKnown && answer?.state === 'known') set({ answer })
    })
    const fresh = await ask(true)
    isFreshKnown = true
    if (!isCurrent()) return
    set({ answer: fresh ?? toUnheard(get().answer, subject.key) })
    // Only who is known to have something public has details: no request says whom else a person looks at.
    const isListed = fresh?.state === 'known' && fresh.result.verdict !== 'none' && !fresh.realShop
    const seller = isListed ? await readSeller(question) : ({ state: 'absent' } as const)
    if (isCurrent()) set({ seller })
  },
}))

/** The background did not answer: what is shown already stays, with the reason beside it. */
function toUnheard(shown: LookupAnswer | null, key: ProfileKey): LookupAnswer {
  if (shown?.state === 'known') return { ...shown, problem: 'slow' }
  return { state: 'unknown', key, data: null, problem: 'slow' }
}

async function readSeller(question: { key: ProfileKey; platformId?: string }): Promise<SellerAnswer> {
  const sent = await sendToBackground('seller/read', question)
  return sent.ok ? sent.value : { state: 'failed', problem: sent.problem === 'slow' ? 'slow' : 'server' }
}
