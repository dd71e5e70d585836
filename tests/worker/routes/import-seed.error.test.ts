import { expect, it } from 'vitest'
import { countRows, makeBindings, postSeed, readError } from '../harness.ts'
import { daysAgo, makeSeed, makeSeller } from '../seed-examples.ts'

it('writes nothing when the last item is broken, and names it by path in both languages', async () => {
  const { sellers = [], findings = [] } = makeSeed()
  const broken = {
    ...makeSeller({ slug: 'toko-dua' }),
    profiles: [{ key: 'instagram:dua' }, { key: 'instagram:' }],
  }
  const error = await readError(await postSeed({ sellers: [...sellers, broken], findings }))
  expect(error).toMatchObject({ code: 'invalid_input', field: 'sellers[1].profiles[1].key' })
  expect(error.problems?.[0]?.message).toEqual({
    id: 'kunci profil seperti instagram:toko.siti',
    en: 'a profile key like instagram:toko.siti',
  })
  expect([await countRows('seller'), await countRows('event')]).toEqual([0, 0])
})

it('names unknown fields, wrong types and contradicting dates', async () => {
  const error = await readError(
    await postSeed({
      sellers: [{ ...makeSeller(), nmae: 'x', kind: 7 }],
      findings: [{ subject: 'tiktok:aa', category: 'S1', at: daysAgo(1), deadlineAt: daysAgo(0) }],
    }),
  )
  expect(error.problems?.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['sellers[0].nmae', 'sellers[0].kind', 'findings[0].deadlineAt']),
  )
})

it('refuses a dispute whose deadline has not passed', async () => {
  const finding = { subject: 'tiktok:aa', category: 'S1', at: daysAgo(1), status: 'disputed' }
  expect(await readError(await postSeed({ findings: [finding] }))).toMatchObject({
    code: 'invalid_input',
    field: 'findings[0].status',
  })
})

it('refuses a slug, profile or account of another seller, naming each', async () => {
  await postSeed({ sellers: [makeSeller()] })
  const other = (changes: object) =>
    makeSeller({ slug: 'toko-lain', profiles: [{ key: 'tiktok:lain' }], destinations: [], ...changes })
  const refused = async (seller: object) => {
    const error = await readError(await postSeed({ sellers: [other({}), seller] }))
    expect(error.code).toBe('conflict')
    return error.field
  }
  expect(await refused(other({ slug: 'toko-tiga', profiles: [{ key: 'instagram:toko.contoh' }] }))).toBe(
    'sellers[1].profiles[0].key',
  )
  expect(
    await refused(
      other({ slug: 'toko-tiga', profiles: [{ key: 'instagram:baru', platformId: '17841400000000001' }] }),
    ),
  ).toBe('sellers[1].profiles[0].platformId')
  expect(await refused(other({ slug: 'toko-contoh', profiles: [{ key: 'instagram:tiga' }] }))).toBe(
    'sellers[1].slug',
  )
  expect(await countRows('seller')).toBe(1)
})

it('refuses two sellers of one file that share an account', async () => {
  const seller = (slug: string, key: string) =>
    makeSeller({ slug, profiles: [{ key, platformId: '5' }], destinations: [] })
  const error = await readError(
    await postSeed({ sellers: [seller('toko-satu', 'tiktok:satu'), seller('toko-dua', 'tiktok:dua')] }),
  )
  expect(error).toMatchObject({ code: 'conflict', field: 'sellers[1].profiles[0].platformId' })
})

it('refuses findings and verified states outside a local environment, naming each', async () => {
  const error = await readError(await postSeed(makeSeed(), makeBindings({ ENVIRONMENT: 'production' })))
  expect(error.code).toBe('forbidden')
  expect(error.problems?.map(({ path }) => path)).toEqual([
    'findings[0]',
    'findings[1]',
    'sellers[0].profiles[0].controlSeen',
    'sellers[0].destinations[0].checked',
    'sellers[0].credentials[0].checked',
  ])
  expect(await countRows('seller')).toBe(0)
})

it('loads plain sellers anywhere', async () => {
  const seller = { name: 'Toko', slug: 'toko', profiles: [{ key: 'tiktok:toko' }] }
  const answer = await postSeed({ sellers: [seller] }, makeBindings({ ENVIRONMENT: 'production' }))
  expect(answer.status).toBe(200)
})

it('refuses another account id under a handle on record: findings would move to the new account', async () => {
  await postSeed({ sellers: [makeSeller()] })
  const profiles = [{ key: 'instagram:toko.contoh', platformId: '999' }]
  const error = await readError(await postSeed({ sellers: [makeSeller({ profiles })] }))
  expect(error).toMatchObject({ code: 'conflict', field: 'sellers[0].profiles[0].platformId' })
})
