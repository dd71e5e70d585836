import { useCallback, useEffect, useRef, useState } from 'react'
import type { ProfileQuestion } from '#shared/device/lookup/lookup-answer'
import type { DestinationKey } from '#shared/domain/subject'
import { type Checked, checkNumbers } from '../../messaging/send-check.ts'

export type CheckPhase =
  | { state: 'idle' }
  /** `share`: of the work that the server wants done first; null while only the server is waited for. */
  | { state: 'checking'; share: number | null }
  | { state: 'answered'; checked: Checked }
  /** Not the server: the background of this extension did not answer. */
  | { state: 'unheard' }

/** One check after the other of the same numbers; a new one, or leaving, gives up the one that runs. */
export function useNumberCheck(keys: readonly DestinationKey[]) {
  const [phase, setPhase] = useState<CheckPhase>({ state: 'idle' })
  const running = useRef<AbortController | null>(null)
  const asked = useRef(keys)
  asked.current = keys
  useEffect(() => () => running.current?.abort(), [])

  const reset = useCallback(() => {
    running.current?.abort()
    setPhase({ state: 'idle' })
  }, [])
  const start = useCallback(async (profile: ProfileQuestion | null) => {
    running.current?.abort()
    const life = new AbortController()
    running.current = life
    setPhase({ state: 'checking', share: null })
    const onWork = (share: number | null) => !life.signal.aborted && setPhase({ state: 'checking', share })
    const question = { keys: [...asked.current], ...(profile ? { profile } : {}) }
    const checked = await checkNumbers(question, onWork, life.signal)
    if (!life.signal.aborted) setPhase(checked ? { state: 'answered', checked } : { state: 'unheard' })
  }, [])
  return { phase, start, reset }
}
