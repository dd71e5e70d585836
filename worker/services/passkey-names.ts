import type { PasskeyRow } from '../db/sessions.ts'
import type { Sealing } from './sealing.ts'

/** A key has the name of the device that it was made on; one that its owner gave it lies sealed. */
export async function openPasskeyName({ id, name }: PasskeyRow, sealing: Sealing): Promise<string> {
  return name?.startsWith('v1.') ? sealing.open(name, toPlace(id)) : (name ?? '')
}

export function sealPasskeyName(id: string, name: string, sealing: Sealing): Promise<string> {
  return sealing.seal(name, toPlace(id))
}

function toPlace(id: string) {
  return { table: 'passkey', column: 'name', id }
}
