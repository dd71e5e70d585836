import type { IndexKeys } from '../env.ts'

/** Bits of an evaluation that its group is; no bucket is narrower. */
export const groupBits = 12

/** What rows are found by in the database, in place of values that others might know. */
export interface DestinationDigests {
  /** Of an evaluation, under the first key. */
  ofOutput(output: Uint8Array): Promise<string>
  /** Of a group, under the first key. */
  ofGroup(epoch: number, group: number): Promise<string>
  /** The same under every key: what rows were found by before the key changed counts still. */
  ofGroupByAll(epoch: number, group: number): Promise<string[]>
}

/** `<id of the key>.<HMAC-SHA-256, hex>`. What is digested says what it is, so that no digest passes for another. */
export function createDestinationDigests(indexKeys: IndexKeys): DestinationDigests {
  const imported = indexKeys.map(async ({ id, bytes }) => ({
    id,
    key: await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
  }))
  const digestUnder = async (index: number, message: Uint8Array<ArrayBuffer>) => {
    const used = await imported[index]
    if (!used) throw new Error(`there is no index key ${index}`)
    return `${used.id}.${toHex(await crypto.subtle.sign('HMAC', used.key, message))}`
  }
  return {
    ofOutput: output => digestUnder(0, toMessage('output', output)),
    ofGroup: (epoch, group) => digestUnder(0, toGroupMessage(epoch, group)),
    ofGroupByAll: (epoch, group) =>
      Promise.all(indexKeys.map((_, i) => digestUnder(i, toGroupMessage(epoch, group)))),
  }
}

function toGroupMessage(epoch: number, group: number): Uint8Array<ArrayBuffer> {
  return toMessage('group', Uint8Array.of(epoch >> 8, epoch & 0xff, group >> 8, group & 0xff))
}

function toMessage(kind: string, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...new TextEncoder().encode(kind), ...bytes])
}

function toHex(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), byte => byte.toString(16).padStart(2, '0')).join('')
}
