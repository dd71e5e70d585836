import { env } from 'cloudflare:workers'
import { expect, it } from 'vitest'
import { type Bindings, getSettings } from '../../../worker/env.ts'
import { createSealing } from '../../../worker/services/sealing.ts'
import { testEvaluationSecrets, testIndexKeys } from '../../fixtures/evaluation-keys.ts'
import { countRows, dumpDatabase, expectErrors, makeBindings, postSeed } from '../harness.ts'
import {
  evaluate,
  findMarked,
  firstDataKey,
  makeServices,
  markAll,
  nextDataKey,
  readMarkRows,
  readUnpublishedGroups,
} from '../number-world.ts'
import { makeSeed, secrets } from '../seed-examples.ts'

const bank = `bank:014:${secrets.number}`
const reported = `bank:008:${secrets.reportedNumber}`
const [firstSecret, nextSecret] = testEvaluationSecrets
const [firstIndexKey, nextIndexKey] = testIndexKeys

async function startAnew(): Promise<void> {
  await postSeed(makeSeed())
  await markAll()
  await env.DB.prepare('DELETE FROM unpublished').run()
}

async function expectFound(epoch: number, changes: Partial<Bindings>): Promise<void> {
  expect((await findMarked(bank, epoch, changes))?.owners).toHaveLength(1)
  expect((await findMarked(reported, epoch, changes))?.findings).toHaveLength(1)
}

it('a new key of the function: numbers are found under both, and published under the new one once all are', async () => {
  await startAnew()
  const changes = { VOPRF_KEYS: `${nextSecret},${firstSecret}` }
  const { marks } = makeServices(changes)
  expect([await marks.isPending(), await marks.isComplete(2)]).toEqual([true, false])
  const before = await readMarkRows()
  expect(await marks.markPending(2)).toEqual({ marked: 2, isDone: false })
  expect(await marks.isComplete(2)).toBe(false)
  expect(await marks.markPending(2)).toEqual({ marked: 1, isDone: true })
  expect(await marks.isComplete(2)).toBe(true)
  await expectFound(1, changes)
  await expectFound(2, changes)
  expect(await marks.count(2)).toBe(2)
  const rows = await readMarkRows()
  expect(rows.filter(({ epoch }) => epoch === 1).map(({ digest }) => digest)).toEqual(
    before.map(({ digest }) => digest),
  )
  const groups = await marks.findGroups(await readUnpublishedGroups())
  expect(groups).toHaveLength(3)
  expect(groups.every(({ epoch }) => epoch === 2)).toBe(true)
})

it('a key of the function that is given up: its marks go', async () => {
  await postSeed(makeSeed())
  await markAll({ VOPRF_KEYS: `${nextSecret},${firstSecret}` })
  expect(await countRows('destination_mark')).toBe(6)
  const changes = { VOPRF_KEYS: nextSecret }
  expect(await markAll(changes)).toBe(0)
  expect((await readMarkRows()).map(({ epoch }) => epoch)).toEqual([2, 2, 2])
  await expectFound(2, changes)
  expect(await makeServices(changes).marks.readGroups(1, [...Array(4096).keys()])).toEqual([])
})

it('another key under the same epoch is another key', async () => {
  await startAnew()
  const changes = { VOPRF_KEYS: nextSecret.replace('2:', '1:') }
  expect(await markAll(changes)).toBe(3)
  await expectFound(1, changes)
  expect(evaluate(bank, 1, changes)).not.toEqual(evaluate(bank))
})

it('a new index key: digests are made anew, numbers stay found all along, nothing is to publish', async () => {
  await startAnew()
  const changes = { INDEX_KEYS: `${nextIndexKey},${firstIndexKey}` }
  await expectFound(1, changes)
  const { marks } = makeServices(changes)
  await marks.markPending(1)
  await expectFound(1, changes)
  expect(await markAll(changes)).toBe(0)
  expect((await readMarkRows()).every(({ digest }) => digest.startsWith('index2.'))).toBe(true)
  expect((await readMarkRows()).every(row => row.group_digest.startsWith('index2.'))).toBe(true)
  expect(await readUnpublishedGroups()).toEqual([])
  await expectFound(1, { INDEX_KEYS: nextIndexKey })
})

it('a change noted under the old index key is understood under the new one', async () => {
  await postSeed(makeSeed())
  await markAll()
  const { marks } = makeServices({ INDEX_KEYS: `${nextIndexKey},${firstIndexKey}` })
  expect(await marks.findGroups(await readUnpublishedGroups())).toHaveLength(3)
})

it('a new data key: numbers and evaluations are sealed under it, and open without the old one', async () => {
  await startAnew()
  const changes = { DATA_KEYS: `${nextDataKey},${firstDataKey}` }
  expect(await markAll(changes)).toBe(0)
  const { results: rows } = await env.DB.prepare(
    `SELECT sealed FROM destination UNION ALL SELECT sealed_destination FROM finding
     WHERE sealed_destination IS NOT NULL UNION ALL SELECT sealed_output FROM destination_mark`,
  ).all<{ sealed: string }>()
  expect(rows).toHaveLength(6)
  expect(rows.every(({ sealed }) => sealed.startsWith('v1.next.'))).toBe(true)
  expect(await readUnpublishedGroups()).toEqual([])
  const without = { DATA_KEYS: nextDataKey }
  await expectFound(1, without)
  expect(await markAll(without)).toBe(0)
  const sealing = createSealing(getSettings(makeBindings(without)).dataKeys)
  const { results: opened } = await env.DB.prepare('SELECT id, sealed FROM destination').all<{
    id: string
    sealed: string
  }>()
  for (const { id, sealed } of opened) {
    expect(await sealing.open(sealed, { table: 'destination', column: 'sealed', id })).toContain(
      secrets.holder,
    )
  }
})

it('all keys at once, twice over, by two at once: each number is found once under each', async () => {
  await startAnew()
  const changes = {
    VOPRF_KEYS: `${nextSecret},${firstSecret}`,
    INDEX_KEYS: `${nextIndexKey},${firstIndexKey}`,
    DATA_KEYS: `${nextDataKey},${firstDataKey}`,
  }
  await Promise.all([markAll(changes), markAll(changes)])
  await markAll(changes)
  expect(await countRows('destination_mark')).toBe(6)
  await expectFound(1, changes)
  await expectFound(2, changes)
})

it('a data key that is lost: what it sealed is told of once for each change of keys', async () => {
  await startAnew()
  const logged = expectErrors()
  const changes = { DATA_KEYS: nextDataKey }
  expect(await markAll(changes)).toBe(0)
  await markAll(changes)
  expect(logged).toHaveBeenCalledTimes(3)
  // It comes back: everything is found again.
  await markAll({ DATA_KEYS: `${firstDataKey},${nextDataKey}` })
  await expectFound(1, {})
})

it('an evaluation that does not open is made anew when the number does', async () => {
  await startAnew()
  await env.DB.prepare(
    `UPDATE destination_mark SET sealed_output = replace(sealed_output, 'v1.test.', 'v1.gone.')`,
  ).run()
  const logged = expectErrors()
  expect(await findMarked(bank)).toBeNull()
  expect(logged).toHaveBeenCalled()
  await markAll({ INDEX_KEYS: `${nextIndexKey},${firstIndexKey}` })
  await expectFound(1, { INDEX_KEYS: nextIndexKey })
})

it('leaves nothing of a number in clear, whatever keys come and go', async () => {
  await startAnew()
  await markAll({ VOPRF_KEYS: `${nextSecret},${firstSecret}`, DATA_KEYS: `${nextDataKey},${firstDataKey}` })
  const dump = await dumpDatabase()
  for (const secret of Object.values(secrets)) expect(dump).not.toContain(secret)
})
