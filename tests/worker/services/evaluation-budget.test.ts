import { listDurableObjectIds, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { getSettings } from '../../../worker/env.ts'
import { createEvaluationBudget } from '../../../worker/services/evaluation-budget.ts'
import { createSealing } from '../../../worker/services/sealing.ts'
import { expectErrors, makeBindings } from '../harness.ts'
import { makeAddress } from '../routes/evaluation-world.ts'

const endsAt = Date.parse('2100-06-02T00:00:00Z')

afterEach(() => {
  vi.useRealTimers()
})

const budgetOf = (name: string) => env.EVALUATION_BUDGET.get(env.EVALUATION_BUDGET.idFromName(name))
const totalOf = (name: string) => env.EVALUATION_TOTAL.get(env.EVALUATION_TOTAL.idFromName(name))

function makeBudget(changes: Partial<Parameters<typeof createEvaluationBudget>[0]> = {}) {
  return createEvaluationBudget({
    budgets: env.EVALUATION_BUDGET,
    totals: env.EVALUATION_TOTAL,
    sealing: createSealing(getSettings(makeBindings()).dataKeys),
    alarmAt: 200_000,
    puzzleBits: 12,
    random: () => 0,
    ...changes,
  })
}

describe('a network’s day', () => {
  it('has sixty free numbers, however they are asked for at once', async () => {
    const budget = budgetOf(crypto.randomUUID())
    const spendings = Array.from({ length: 40 }, () => budget.spend({ count: 3, paid: null, endsAt }))
    const left = await Promise.all(spendings)
    expect(left.filter(beyond => beyond === 0)).toHaveLength(20)
    expect(left.filter(beyond => beyond === 3)).toHaveLength(20)
  })

  it('lets what was paid for pass beyond that, each payment once and for no more than it is worth', async () => {
    const budget = budgetOf(crypto.randomUUID())
    for (const count of [16, 16, 16, 10]) await budget.spend({ count, paid: null, endsAt })
    const paid = { id: 'a', count: 3 }
    expect(await budget.spend({ count: 6, paid, endsAt })).toBe(4)
    expect(await budget.spend({ count: 5, paid, endsAt })).toBe(0)
    expect(await budget.spend({ count: 1, paid, endsAt })).toBe(1)
    expect(await budget.spend({ count: 1, paid: { id: 'b', count: 1 }, endsAt })).toBe(0)
  })

  it('is forgotten when it is over', async () => {
    const budget = budgetOf(crypto.randomUUID())
    await budget.spend({ count: 16, paid: null, endsAt })
    const read = () =>
      runInDurableObject(budget, async (_, { storage }) => [
        [...storage.kv.list()].length,
        await storage.getAlarm(),
      ])
    expect(await read()).toEqual([1, endsAt + 15 * 60_000])
    expect(await runDurableObjectAlarm(budget)).toBe(true)
    expect(await read()).toEqual([0, null])
  })

  it('is kept under a name that gives away neither day nor address', async () => {
    const before = new Set((await listDurableObjectIds(env.EVALUATION_BUDGET)).map(String))
    const [one, other] = [makeAddress(), makeAddress()]
    for (const address of [one, one, other, null]) await makeBudget().take(1, address, null)
    const added = (await listDurableObjectIds(env.EVALUATION_BUDGET)).filter(id => !before.has(String(id)))
    expect(added).toHaveLength(3)
    const otherKeys = `next:${btoa('k'.repeat(32))}`
    const sealing = createSealing(getSettings(makeBindings({ DATA_KEYS: otherKeys })).dataKeys)
    // The same network under another key is another name: nobody without the key can look for it.
    await makeBudget({ sealing }).take(1, one, null)
    const all = (await listDurableObjectIds(env.EVALUATION_BUDGET)).filter(id => !before.has(String(id)))
    expect(all).toHaveLength(4)
  })
})

describe('everybody’s day', () => {
  it('raises an alarm once, when more are evaluated than are expected', async () => {
    const logged = expectErrors()
    const total = totalOf(crypto.randomUUID())
    for (const count of [60, 39]) await total.add({ count, alarmAt: 100, endsAt })
    expect(logged).not.toHaveBeenCalled()
    for (const count of [1, 60, 60]) await total.add({ count, alarmAt: 100, endsAt })
    expect(logged.mock.calls.flat()).toEqual([expect.stringMatching(/^ALARM: about 100 numbers/)])
    expect(await runDurableObjectAlarm(total)).toBe(true)
    await total.add({ count: 99, alarmAt: 100, endsAt })
    expect(logged).toHaveBeenCalledOnce()
  })

  it('is counted by one request in sixteen for all', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2100-03-01T10:00:00Z') })
    const randoms = [0.99, 0.0626, 0.0624, 0]
    for (const random of randoms) await makeBudget({ random: () => random }).take(5, makeAddress(), null)
    const counted = await runInDurableObject(totalOf('2100-03-01'), (_, { storage }) =>
      storage.kv.get('total'),
    )
    expect(counted).toBe(2 * 16 * 5)
  })

  it('does not count what was not evaluated, and does not keep anybody waiting when it cannot count', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2100-04-01T10:00:00Z') })
    const address = makeAddress()
    for (const count of [16, 16, 16, 12, 16]) await makeBudget().take(count, address, null)
    const counted = await runInDurableObject(totalOf('2100-04-01'), (_, { storage }) =>
      storage.kv.get('total'),
    )
    expect(counted).toBe(60 * 16)
    const logged = expectErrors()
    const broken = {
      idFromName: () => {
        throw new Error('down')
      },
    } as never
    expect(await makeBudget({ totals: broken }).take(1, makeAddress(), null)).toEqual({
      ok: true,
      value: null,
    })
    expect(logged).toHaveBeenCalledOnce()
  })
})
