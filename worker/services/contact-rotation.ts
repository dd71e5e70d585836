import { type ContactRow, readContactsUnderOldKeys, rekeyContacts } from '../db/contacts.ts'
import type { DataKeys, IndexKeys } from '../env.ts'
import { toContactDigests, toContactRef } from './contact-digests.ts'
import type { Sealing } from './sealing.ts'

interface RotationParts {
  db: D1Database
  sealing: Sealing
  indexKeys: IndexKeys
  dataKeys: DataKeys
}

const mostAtOnce = 200
const mostBatches = 25

/**
 * Brings contacts under today's keys, some at a time: found by a digest under the first index key, sealed under the
 * first data key. Until then older keys find and open them. A contact and what its account signs in by change together.
 */
export async function rotateContacts({ db, sealing, indexKeys, dataKeys }: RotationParts): Promise<void> {
  for (let batch = 0; batch < mostBatches; batch++) {
    const due = await readContactsUnderOldKeys(db, indexKeys[0].id, dataKeys[0].id, mostAtOnce)
    if (due.length === 0) return
    await rekeyContacts(db, await Promise.all(due.map(row => rekey(row, sealing, indexKeys))))
  }
}

async function rekey({ digest, kind, sealed }: ContactRow, sealing: Sealing, indexKeys: IndexKeys) {
  const place = (id: string) => ({ table: 'contact', column: 'sealed', id })
  const address = await sealing.open(sealed, place(digest))
  const [fresh] = toContactDigests({ kind, address }, indexKeys)
  return {
    old: digest,
    fresh,
    sealed: await sealing.seal(address, place(fresh)),
    oldRef: toContactRef(digest),
    freshRef: toContactRef(fresh),
  }
}
