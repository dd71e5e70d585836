import { create } from 'zustand'
import type { ProfileKey } from '#shared/domain/subject'
import type { LookupAnswer } from '../../messaging/lookup-answer.ts'
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
    set({ seller: null })
    const verdict = sendToBackground('lookup/resolve', { profiles: [question], isFresh: true }).then(sent => {
      const answer = sent.ok ? sent.value.answers[0] : undefined
      if (isCurrent())
        set({ answer: answer ?? { state: 'unknown', key: subject.key, data: null, problem: 'slow' } })
      return answer
    })
    const isListed = await verdict.then(
      answer => answer?.state !== 'known' || answer.result.verdict !== 'none',
    )
    // Who has nothing public has no details: no request says whom a person looks at.
    const seller = isListed ? await readSeller(question) : ({ state: 'absent' } as const)
    if (isCurrent()) set({ seller })
  },
}))

async function readSeller(question: { key: ProfileKey; platformId?: string }): Promise<SellerAnswer> {
  const sent = await sendToBackground('seller/read', question)
  return sent.ok ? sent.value : { state: 'failed', problem: sent.problem === 'slow' ? 'slow' : 'server' }
}
