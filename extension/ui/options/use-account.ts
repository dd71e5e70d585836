import { useEffect, useState } from 'react'
import type { AccountState } from '../../messaging/account-state.ts'
import { sendToBackground } from '../../messaging/send.ts'
import { watchAccount } from '../../platform/account-items.ts'

/** Who is signed in, kept current; null until it is known, and `unheard` where the background does not answer. */
export function useAccount(): AccountState | 'unheard' | null {
  const [state, setState] = useState<AccountState | 'unheard' | null>(null)
  useEffect(() => {
    const ending = new AbortController()
    const read = async () => {
      const sent = await sendToBackground('account/read', {})
      if (!ending.signal.aborted) setState(sent.ok ? sent.value : 'unheard')
    }
    watchAccount(() => void read(), ending.signal)
    void read()
    return () => ending.abort()
  }, [])
  return state
}
