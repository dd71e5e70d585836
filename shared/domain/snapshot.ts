import { z } from 'zod'
import { instantSchema } from '#shared/domain/verdict'

/** Lower-case hex of a SHA-256. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)

/** Bits of a hash that pick a bucket. 0: one bucket for everybody. */
export const bucketBitsSchema = z.number().int().min(0).max(20)

/** What the server published last. Written after every object that it names. */
export const snapshotSchema = z.object({
  version: z.number().int().min(1),
  publishedAt: instantSchema,
  /** Past this nothing is shown green. */
  expires: instantSchema,
  bucketBits: bucketBitsSchema,
  list: z.object({
    url: z.string().regex(/^\/v1\/lists\/[0-9a-f]{64}$/),
    sha256: sha256Schema,
    /** Number of 32-bit prefixes in the file, which is four bytes each. */
    keys: z.number().int().min(0),
  }),
  /** Last event of the log that this snapshot contains. */
  head: z.object({ seq: z.number().int().min(0), hash: sha256Schema }),
})
export type Snapshot = z.infer<typeof snapshotSchema>
