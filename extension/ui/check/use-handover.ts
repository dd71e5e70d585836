import { useEffect } from 'react'
import { takeOffers } from '../../platform/check-panel.ts'
import { type Handover, readHandover } from '../../platform/handover.ts'

/**
 * Tells what the page was opened for. It stands in its session, under the name in its address. In a panel, which stays
 * open, also what is asked later.
 */
export function useHandover(isPanel: boolean, onHandover: (handover: Handover) => void): void {
  useEffect(() => {
    const ending = new AbortController()
    const { signal } = ending
    const show = async (id: string) => {
      const handover = await readHandover(id)
      if (handover && !signal.aborted) onHandover(handover)
    }
    const id = location.hash.slice(1)
    if (id) void show(id)
    if (isPanel) {
      void takeOffers(questionId => {
        // Opened by itself: what stands here stays.
        if (questionId === null) return
        // Loaded anew it still finds its question.
        history.replaceState(null, '', `#${questionId}`)
        void show(questionId)
      }, signal)
    }
    return () => ending.abort()
  }, [isPanel, onHandover])
}
