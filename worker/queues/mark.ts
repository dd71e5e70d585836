import type { Services } from '../services.ts'

/** Rows in one go: each costs an evaluation of some milliseconds under each key. */
const rowsAtOnce = 200

/** Marks numbers that are due, asks again while there are more, and has published what can be found now. */
export async function mark({ marks, requestMark, requestPublish }: Services): Promise<void> {
  const { marked, isDone } = await marks.markPending(rowsAtOnce)
  if (!isDone) await requestMark()
  if (marked > 0) await requestPublish()
}
