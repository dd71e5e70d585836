import type { DestinationCheck } from './destination-check.ts'
import type { RequestOf } from './protocol.ts'
import { sendToBackground } from './send.ts'

export type Checked = Extract<DestinationCheck, { state: 'answered' }>

/**
 * Has numbers checked, however long that takes; null when nobody answers. `onWork` is told how far it is, from 0 to 1,
 * while the device does the work that the server wants first, and null while only the server is waited for.
 */
export async function checkNumbers(
  question: RequestOf<'destination/check'>,
  onWork: (share: number | null) => void,
  signal?: AbortSignal,
): Promise<Checked | null> {
  while (!signal?.aborted) {
    const sent = await sendToBackground('destination/check', question)
    if (!sent.ok) return null
    if (sent.value.state === 'answered') return sent.value
    onWork(sent.value.share)
  }
  return null
}
