import { useCallback, useEffect, useState } from 'react'
import type { ProfileKey } from '#shared/domain/subject'
import type { DeskAnswer } from '../../messaging/account-state.ts'
import { sendToBackground } from '../../messaging/send.ts'
import { readActiveTabId } from '../../platform/active-tab.ts'

/** As many profiles as the server takes at a time. */
const mostKeys = 50

export interface DeskState {
  answer: DeskAnswer | 'checking' | null
  check(): Promise<void>
}

/** Claims on the page, for people of the desk; null for everybody else. Asked for only when they want to know. */
export function useDesk(keys: readonly ProfileKey[]): DeskState | null {
  const [isAtDesk, setAtDesk] = useState(false)
  const [answer, setAnswer] = useState<DeskState['answer']>(null)
  const asked = keys.slice(0, mostKeys).join()
  const check = useCallback(async () => {
    const tabId = await readActiveTabId()
    if (tabId === null || asked === '') return
    setAnswer('checking')
    const sent = await sendToBackground('desk/claims', { keys: asked.split(',') as ProfileKey[], tabId })
    setAnswer(sent.ok ? sent.value : { state: 'failed', problem: 'offline' })
  }, [asked])
  useEffect(() => {
    let isCurrent = true
    void sendToBackground('desk/read', {}).then(sent => {
      if (!isCurrent || !sent.ok || !sent.value.isAtDesk) return
      setAtDesk(true)
      if (sent.value.isDeskOpen) void check()
    })
    return () => {
      isCurrent = false
    }
  }, [check])
  return isAtDesk ? { answer, check } : null
}
