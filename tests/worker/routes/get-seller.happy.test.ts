import { expect, it } from 'vitest'
import { findEntry, postSeed, publish, readSeller } from '../harness.ts'
import { makeSeed, secrets } from '../seed-examples.ts'

it('answers names, reviews with replies, facts with sources', async () => {
  await postSeed(makeSeed())
  await publish()
  const seller = await readSeller('instagram:toko.contoh')
  expect(seller).toMatchObject({
    name: 'Toko Contoh',
    slug: 'toko-contoh',
    kind: 'shop',
    profiles: ['instagram:toko.contoh'],
    facts: [{ kind: 'renamed', source: 'Tentang akun ini', of: 'toko.lama' }],
  })
  const { reviews, sellerTag } = (await findEntry('instagram:toko.contoh')) ?? {}
  expect(seller.entry).toMatchObject({ reviews, sellerTag })
  expect(seller.reviews.map(({ text, proven, reply }) => [text, proven, reply])).toEqual([
    ['Bagus', true, secrets.reviewReply],
    ['Biasa', false, null],
  ])
})

it('answers findings of an unclaimed profile with the reply, and no name', async () => {
  await postSeed(makeSeed())
  await publish()
  const seller = await readSeller('tiktok:lapor.contoh')
  expect(seller).toMatchObject({ name: null, slug: null, profiles: ['tiktok:lapor.contoh'] })
  expect(seller.findings).toMatchObject([
    { category: 'S1', amount: 350_000, reply: secrets.findingReply, appeal: null },
  ])
})

it('carries the newest fifty reviews and the counts of all', async () => {
  const at = new Date(Date.now() - 86_400_000).toISOString()
  const reviews = Array.from({ length: 70 }, (_, i) => ({ rating: 5, text: `ulasan ${i}`, nota: true, at }))
  const { sellers = [] } = makeSeed()
  await postSeed({ sellers: sellers.map(seller => ({ ...seller, reviews })) })
  await publish()
  const seller = await readSeller('instagram:toko.contoh')
  expect(seller.reviews).toHaveLength(50)
  expect(seller.entry.reviews.proven).toEqual([0, 0, 0, 0, 70])
})
