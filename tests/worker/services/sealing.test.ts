import { expect, it } from 'vitest'
import type { DataKey } from '../../../worker/env.ts'
import { createSealing } from '../../../worker/services/sealing.ts'

const toKey = (id: string): DataKey => ({
  id,
  bytes: new TextEncoder().encode(id.repeat(32).slice(0, 32)) as Uint8Array<ArrayBuffer>,
})
const place = { table: 'review', column: 'sealed_reply', id: '1' }

it('opens what it sealed, and never seals alike twice', async () => {
  const sealing = createSealing([toKey('a')])
  const sealed = await sealing.seal('rahasia', place)
  expect(sealed).toMatch(/^v1\.a\./)
  expect(await sealing.open(sealed, place)).toBe('rahasia')
  expect(await sealing.seal('rahasia', place)).not.toBe(sealed)
})

it('opens under an older key, and not without it', async () => {
  const sealed = await createSealing([toKey('a')]).seal('rahasia', place)
  expect(await createSealing([toKey('b'), toKey('a')]).open(sealed, place)).toBe('rahasia')
  await expect(createSealing([toKey('b')]).open(sealed, place)).rejects.toThrow('no key a')
})

it.each([{ table: 'finding' }, { column: 'text' }, { id: '2' }])('opens nowhere else: %j', async change => {
  const sealing = createSealing([toKey('a')])
  const sealed = await sealing.seal('rahasia', place)
  await expect(sealing.open(sealed, { ...place, ...change })).rejects.toThrow()
})

it('gives one digest a key, the sealing key first', async () => {
  const before = await createSealing([toKey('a')]).fingerprint('bank:014:1')
  const after = await createSealing([toKey('b'), toKey('a')]).fingerprint('bank:014:1')
  expect(after).toHaveLength(2)
  expect(after[1]).toBe(before[0])
})

it('refuses to work without a key', async () => {
  await expect(createSealing(null).seal('x', place)).rejects.toThrow('no data key')
})
