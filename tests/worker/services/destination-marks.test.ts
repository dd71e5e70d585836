import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { DestinationKey } from '#shared/domain/subject'
import { toDestinationIndex } from '#shared/rules/destination-bucket'
import { toSellerTag } from '#shared/rules/subject-hash'
import { getSettings } from '../../../worker/env.ts'
import { createDestinationMarks } from '../../../worker/services/destination-marks.ts'
import { createEvaluation } from '../../../worker/services/evaluation.ts'
import { toRowId } from '../../../worker/services/row-ids.ts'
import { createSealing } from '../../../worker/services/sealing.ts'
import { countRows, expectErrors, makeBindings, postSeed } from '../harness.ts'
import {
  evaluate,
  findMarked,
  makeServices,
  markAll,
  readMarkRows,
  readUnpublishedGroups,
} from '../number-world.ts'
import { daysAgo, makeSeed, makeSeller, secrets } from '../seed-examples.ts'

const bank = `bank:014:${secrets.number}`
const wallet = `ewallet:dana:${secrets.wallet}`
const reported = `bank:008:${secrets.reportedNumber}`

const tagOf = async (slug: string) => toSellerTag(await toRowId('seller', slug))

describe('numbers of an import', () => {
  it('are due until they are marked, each row once', async () => {
    const { marks } = makeServices()
    expect([await marks.isPending(), await marks.isComplete(1)]).toEqual([false, true])
    await postSeed(makeSeed())
    expect([await marks.isPending(), await marks.isComplete(1)]).toEqual([true, false])
    expect(await marks.markPending(200)).toEqual({ marked: 3, isDone: true })
    expect([await marks.isPending(), await marks.isComplete(1)]).toEqual([false, true])
    expect(await marks.markPending(200)).toEqual({ marked: 0, isDone: true })
    expect(await countRows('destination_mark')).toBe(3)
    expect(await marks.isComplete(2)).toBe(false)
  })

  it('are found with their shop and with findings, by their evaluation', async () => {
    await postSeed(makeSeed())
    await markAll()
    expect(await findMarked(bank)).toEqual({
      output: evaluate(bank),
      owners: [
        {
          sellerTag: await tagOf('toko-contoh'),
          profile: 'instagram:toko.contoh',
          checkedAt: expect.stringMatching(/^\d{4}-/),
        },
      ],
      findings: [],
    })
    const found = await findMarked(reported)
    expect(found?.owners).toEqual([])
    expect(found?.findings).toEqual([
      {
        id: expect.any(String),
        incident: expect.any(String),
        category: 'S1',
        at: expect.any(String),
        amount: 0,
        sealed_reply: null,
        appealed_at: null,
        deadline_at: null,
        resolved_at: null,
      },
    ])
    expect(await findMarked('bank:014:1234567890418')).toBeNull()
  })

  it('have nothing public while no verifier has checked them', async () => {
    await postSeed(makeSeed())
    await markAll()
    expect(await findMarked(wallet)).toBeNull()
    expect(await makeServices().marks.count(1)).toBe(2)
  })

  it('are one number where a shop, another shop and findings speak of the same', async () => {
    const other = makeSeller({
      slug: 'toko-lain',
      profiles: [{ key: 'tiktok:toko.lain' }],
      destinations: [{ key: bank, holder: 'SAMA', checked: daysAgo(4) }],
    })
    const findings = [40, 20].map(days => ({ subject: bank, category: 'S1' as const, at: daysAgo(days) }))
    for (const seed of [{ sellers: [makeSeller()] }, { sellers: [other], findings }]) {
      expect((await postSeed(seed)).status).toBe(200)
    }
    await markAll()
    const found = await findMarked(bank)
    expect(found?.owners.map(({ sellerTag }) => sellerTag)).toEqual([
      await tagOf('toko-contoh'),
      await tagOf('toko-lain'),
    ])
    expect(found?.owners[1]?.checkedAt.slice(0, 10)).toBe(daysAgo(4).slice(0, 10))
    expect(found?.findings.map(({ at }) => at.slice(0, 10))).toEqual([
      daysAgo(20).slice(0, 10),
      daysAgo(40).slice(0, 10),
    ])
    expect(await makeServices().marks.count(1)).toBe(1)
    const digests = (await readMarkRows()).map(({ digest }) => digest)
    expect(new Set(digests)).toHaveLength(2)
  })

  it.each([
    [
      'a profile that it proved to control',
      [{ key: 'instagram:aaa' }, { key: 'tiktok:zzz', controlSeen: daysAgo(2) }],
      'tiktok:zzz',
    ],
    ['the first handle', [{ key: 'tiktok:bbb' }, { key: 'instagram:bbb' }], 'instagram:bbb'],
    ['a handle rather than an id', [{ key: 'tiktok:bbb', platformId: '123' }], 'tiktok:bbb'],
  ])('name their shop by %s', async (_, profiles, profile) => {
    await postSeed({ sellers: [makeSeller({ profiles })] })
    await markAll()
    expect((await findMarked(bank))?.owners[0]?.profile).toBe(profile)
  })

  it('go when their row does, and are due again when it is written anew', async () => {
    await postSeed(makeSeed())
    await markAll()
    const destinations = [{ key: reported, holder: 'BARU', checked: daysAgo(1) }]
    await postSeed({ sellers: [makeSeller({ destinations })] })
    expect(await countRows('destination_mark')).toBe(1)
    await markAll()
    expect(await findMarked(bank)).toBeNull()
    expect((await findMarked(reported))?.owners).toHaveLength(1)
  })

  it('have their groups published anew', async () => {
    await postSeed(makeSeed())
    expect(await readUnpublishedGroups()).toEqual([])
    await markAll()
    const groups = await makeServices().marks.findGroups(await readUnpublishedGroups())
    const expected = [bank, wallet, reported].map(key => toDestinationIndex(evaluate(key), 12))
    expect(groups.map(({ group }) => group)).toEqual(expected.toSorted((one, other) => one - other))
    expect(groups.every(({ epoch }) => epoch === 1)).toBe(true)
  })

  it('know what sort they are', async () => {
    await postSeed(makeSeed())
    const { results } = await env.DB.prepare('SELECT kind FROM destination ORDER BY kind').all()
    expect(results).toEqual([{ kind: 'bank' }, { kind: 'ewallet' }])
  })
})

describe('groups', () => {
  it('are read all at once as well as one by one', async () => {
    await postSeed(makeSeed())
    await markAll()
    const { marks } = makeServices()
    const all = await marks.readGroups(1, [...Array(4096).keys()])
    expect(all.map(({ output }) => output)).toEqual(
      [evaluate(bank), evaluate(reported)].toSorted((one, other) => (one[0] ?? 0) - (other[0] ?? 0)),
    )
    const group = toDestinationIndex(evaluate(bank), 12)
    const others = [...Array(4096).keys()].filter(each => each !== group)
    expect((await marks.readGroups(1, others)).map(({ output }) => output)).toEqual([evaluate(reported)])
    expect(await marks.readGroups(1, [])).toEqual([])
    expect(await marks.readGroups(2, [group])).toEqual([])
  })

  it('are not found for digests that nobody made', async () => {
    const { marks } = makeServices()
    expect(await marks.findGroups(['index1.00', 'x', ''])).toEqual([])
    expect(await marks.findGroups([])).toEqual([])
  })
})

describe('marking', () => {
  const wallets = (count: number) =>
    makeSeller({
      destinations: Array.from({ length: count }, (_, i) => ({
        key: `ewallet:ovo:62812000000${String(i).padStart(2, '0')}`,
        holder: 'CONTOH',
        checked: daysAgo(3),
      })),
    })

  it('does so many rows in one go', async () => {
    await postSeed({ sellers: [wallets(12)] })
    const { marks } = makeServices()
    expect(await marks.markPending(5)).toEqual({ marked: 5, isDone: false })
    expect(await marks.markPending(5)).toEqual({ marked: 5, isDone: false })
    expect(await marks.markPending(5)).toEqual({ marked: 2, isDone: true })
    expect(await marks.count(1)).toBe(12)
  })

  it('by two at once does the work of one', async () => {
    await postSeed({ sellers: [wallets(12)] })
    await Promise.all([1, 2, 3].map(() => markAll()))
    expect(await countRows('destination_mark')).toBe(12)
    expect(await makeServices().marks.count(1)).toBe(12)
  })

  it('tells of a number that does not open once, and goes on with the rest', async () => {
    await postSeed({ sellers: [wallets(12)] })
    await env.DB.prepare(
      `UPDATE destination SET sealed = replace(sealed, 'v1.test.', 'v1.gone.')
       WHERE id IN (SELECT id FROM destination ORDER BY id LIMIT 6)`,
    ).run()
    await env.DB.prepare(
      `UPDATE destination SET sealed = (SELECT sealed FROM destination ORDER BY id DESC LIMIT 1)
       WHERE id = (SELECT id FROM destination ORDER BY id LIMIT 1 OFFSET 6)`,
    ).run()
    const logged = expectErrors()
    const { marks } = makeServices()
    let rounds = 0
    for (let isDone = false; !isDone && rounds < 20; rounds++) isDone = (await marks.markPending(4)).isDone
    expect(rounds).toBe(4)
    expect(await countRows('destination_mark')).toBe(5)
    expect(logged).toHaveBeenCalledTimes(7)
    expect(logged.mock.calls.flat().join()).not.toContain('62812')
    expect(await marks.isPending()).toBe(false)
  })

  it('writes nothing of a number that changes meanwhile', async () => {
    await postSeed({ sellers: [makeSeller()] })
    const { dataKeys, indexKeys, evaluationKeys } = getSettings(makeBindings())
    if (!dataKeys || !indexKeys) throw new Error('no keys')
    const sealing = createSealing(dataKeys)
    let isChanged = false
    const marks = createDestinationMarks({
      db: env.DB,
      dataKeys,
      indexKeys,
      evaluation: createEvaluation(evaluationKeys),
      sealing: {
        ...sealing,
        async open(...args) {
          const opened = await sealing.open(...args)
          if (!isChanged) {
            isChanged = true
            const destinations = [{ key: reported as DestinationKey, holder: 'BARU', checked: daysAgo(1) }]
            await postSeed({ sellers: [makeSeller({ destinations })] })
          }
          return opened
        },
      },
    })
    await marks.markPending(200)
    expect(isChanged).toBe(true)
    expect(await countRows('destination_mark')).toBe(0)
    await markAll()
    expect(await findMarked(bank)).toBeNull()
    expect((await findMarked(reported))?.owners).toHaveLength(1)
  })

  it.each(['VOPRF_KEYS', 'INDEX_KEYS', 'DATA_KEYS'] as const)('does nothing without %s', async name => {
    await postSeed(makeSeed())
    expectErrors()
    const { marks } = makeServices({ [name]: 'none' })
    expect(await marks.markPending(200)).toEqual({ marked: 0, isDone: true })
    expect([await marks.isPending(), await marks.isComplete(1), await marks.count(1)]).toEqual([
      false,
      false,
      0,
    ])
  })
})
