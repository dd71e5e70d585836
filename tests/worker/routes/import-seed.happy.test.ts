import { expect, it } from 'vitest'
import { demoSeed } from '../../../worker/commands/demo-data.ts'
import { createServices } from '../../../worker/services.ts'
import {
  countRows,
  dumpDatabase,
  findEntry,
  makeBindings,
  postSeed,
  publish,
  readSeller,
} from '../harness.ts'
import { daysAgo, makeSeed, makeSeller } from '../seed-examples.ts'

it('adds everything once, and nothing the second time', async () => {
  const bindings = makeBindings()
  const seed = makeSeed()
  expect(await (await postSeed(seed, bindings)).json()).toEqual({
    added: 3,
    changed: 0,
    unchanged: 0,
    seq: 3,
  })
  expect(bindings.sent).toEqual([{ kind: 'mark' }, { kind: 'publish' }])
  const before = await dumpDatabase()
  expect(await (await postSeed(seed, bindings)).json()).toEqual({
    added: 0,
    changed: 0,
    unchanged: 3,
    seq: 3,
  })
  expect(await dumpDatabase()).toBe(before)
  expect(bindings.sent).toHaveLength(2)
})

it('replaces what a changed seller imported before, and keeps findings on its profiles', async () => {
  const finding = { subject: 'instagram:toko.contoh', category: 'S1', at: daysAgo(40) }
  await postSeed({ sellers: [makeSeller()], findings: [finding] })
  const changed = makeSeller({ name: 'Nama Baru', reviews: [], items: [], controlSeen: undefined } as object)
  const answer = await postSeed({ sellers: [changed], findings: [finding] })
  expect(await answer.json()).toMatchObject({ added: 0, changed: 1, unchanged: 1 })
  expect([await countRows('review'), await countRows('item'), await countRows('finding')]).toEqual([0, 0, 1])
  await publish()
  expect(await readSeller('instagram:toko.contoh')).toMatchObject({
    name: 'Nama Baru',
    findings: [{ category: 'S1' }],
  })
})

it('lets go of a profile that a seller no longer names', async () => {
  await postSeed({
    sellers: [makeSeller({ profiles: [{ key: 'instagram:toko.contoh' }, { key: 'tiktok:toko.contoh' }] })],
  })
  await publish()
  expect(await findEntry('tiktok:toko.contoh')).not.toBeNull()
  await postSeed({ sellers: [makeSeller({ profiles: [{ key: 'instagram:toko.contoh' }] })] })
  await publish()
  expect(await findEntry('tiktok:toko.contoh')).toBeNull()
  expect(await countRows('profile')).toBe(1)
})

it('keeps the first proof of control when a later sighting is loaded', async () => {
  const at = (controlSeen: string) =>
    makeSeller({ profiles: [{ key: 'instagram:toko.contoh', controlSeen }] })
  const [first, later] = [daysAgo(60), daysAgo(2)]
  await postSeed({ sellers: [at(first)] })
  await postSeed({ sellers: [at(later)] })
  await publish()
  const { entry } = await readSeller('instagram:toko.contoh')
  expect(entry.claims).toEqual([{ provenAt: first, seenAt: later }])
})

it('fills in the dates of appeals and solutions that a finding leaves out', async () => {
  const at = daysAgo(50)
  const subject = 'tiktok:lapor.contoh'
  const findings = [
    { subject, category: 'S1', at, status: 'disputed' as const },
    { subject, category: 'S2', at, status: 'resolved' as const },
    { subject, category: 'S3', at, appealedAt: daysAgo(1) },
  ]
  await postSeed({ findings })
  await publish()
  const { entry } = await readSeller(subject)
  const byCategory = new Map(entry.findings.map(finding => [finding.category, finding]))
  const deadlineOf = (category: string) =>
    entry.appeals.find(({ finding }) => finding === byCategory.get(category)?.id)?.deadlineAt
  expect(byCategory.get('S2')?.resolvedAt).toBe(at)
  expect(byCategory.get('S1')).toMatchObject({ amount: 0, resolvedAt: null })
  expect(Date.parse(deadlineOf('S1') ?? '') - Date.parse(at)).toBe(7 * 86_400_000)
  expect(Date.parse(deadlineOf('S3') ?? '')).toBeGreaterThan(Date.now())
  for (const finding of entry.findings) expect(finding.incident).toBe(finding.id)
})

it('counts equal findings as two, and finds both again', async () => {
  const finding = { subject: 'tiktok:lapor.contoh', category: 'S1', at: daysAgo(40) }
  await postSeed({ findings: [finding, finding] })
  expect(await countRows('finding')).toBe(2)
  expect(await (await postSeed({ findings: [finding, finding] })).json()).toMatchObject({ unchanged: 2 })
})

it('recognises sealed destinations after the key was rotated', async () => {
  const seed = makeSeed()
  await postSeed(seed)
  const { DATA_KEYS } = makeBindings()
  const rotated = makeBindings({ DATA_KEYS: `new:${btoa('k'.repeat(32))},${DATA_KEYS}` })
  expect(await (await postSeed(seed, rotated)).json()).toMatchObject({ added: 0, changed: 0, unchanged: 3 })
})

it('loads the demo, whose log verifies', async () => {
  expect(await (await postSeed(demoSeed(new Date()))).json()).toMatchObject({ added: 12 })
  expect(await createServices(makeBindings()).log.verify()).toMatchObject({ ok: true, value: { seq: 12 } })
})

it('loads more than one parameter can carry', async () => {
  const reviews = Array.from({ length: 1500 }, (_, i) => ({
    rating: 4,
    text: `${i} ${'x'.repeat(600)}`,
    at: daysAgo(9),
  }))
  expect((await postSeed({ sellers: [makeSeller({ reviews })] })).status).toBe(200)
  expect(await countRows('review')).toBe(1500)
})
