import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { IndexKeys } from '../env.ts'

/** Bits of an evaluation that its group is; no bucket is narrower. */
export const groupBits = 12

/** What rows are found by in the database, in place of values that others might know. */
export interface DestinationDigests {
  /** Of an evaluation, under the first key. */
  ofOutput(output: Uint8Array): string
  /** Of a group, under the first key. */
  ofGroup(epoch: number, group: number): string
  /** The same under every key: what rows were found by before the key changed counts still. */
  ofGroupByAll(epoch: number, group: number): string[]
}

/**
 * `<id of the key>.<HMAC-SHA-256, hex>`. What is digested says what it is, so that no digest passes for another. Made
 * synchronously: to learn which of 4,096 groups a digest is of takes as many, and waiting costs more than digesting.
 */
export function createDestinationDigests(indexKeys: IndexKeys): DestinationDigests {
  const [first, ...others] = indexKeys.map(toKeyedDigest)
  if (!first) throw new Error('there is no index key')
  return {
    ofOutput: output => first(toMessage('output', output)),
    ofGroup: (epoch, group) => first(toGroupMessage(epoch, group)),
    ofGroupByAll: (epoch, group) => [first, ...others].map(digest => digest(toGroupMessage(epoch, group))),
  }
}

function toKeyedDigest({ id, bytes }: IndexKeys[number]): (message: Uint8Array) => string {
  const keyed = hmac.create(sha256, bytes)
  return message => `${id}.${bytesToHex(keyed.clone().update(message).digest())}`
}

function toGroupMessage(epoch: number, group: number): Uint8Array {
  return toMessage('group', Uint8Array.of(epoch >> 8, epoch & 0xff, group >> 8, group & 0xff))
}

function toMessage(kind: string, bytes: Uint8Array): Uint8Array {
  return Uint8Array.from([...new TextEncoder().encode(kind), ...bytes])
}
