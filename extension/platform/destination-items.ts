import type { AnswerData } from '#shared/device/destinations/to-number-answer'
import type { DestinationKey } from '#shared/domain/subject'
import { defineItem } from './stored-item.ts'

/** The output of the oblivious function for a number, in base64url. */
export interface HeldOutput {
  publicKey: string
  key: DestinationKey
  output: string
}

/** A bucket of numbers as it was downloaded. */
export interface HeldDestinationBucket {
  /** Server and place. */
  address: string
  etag: string | null
  /** In base64url. */
  bytes: string
  /** The data in force when it was last checked. */
  data: AnswerData
  checkedAt: number
}

/**
 * What was learned of numbers stays in session storage: in memory, gone with the browser, out of reach of pages. On the
 * disk it would tell whom this person was about to pay; in the worker alone it would be gone after half a minute.
 */
export const outputsItem = defineItem<HeldOutput[]>('session', 'destination-outputs', [])
export const destinationBucketsItem = defineItem<HeldDestinationBucket[]>(
  'session',
  'destination-buckets',
  [],
)
