import { expect, it } from 'vitest'
import { verdictOf } from '#shared/rules/verdict-of'
import { countRows, dumpDatabase, findEntry, postSeed, publish, putTrial } from '../harness.ts'
import { daysAgo, makeSeed } from '../seed-examples.ts'

const verdicts = ['none', 'noted', 'claimed', 'verified', 'caution', 'reported', 'severe', 'disputed']
const keys = ['instagram:coba.saja', 'tiktok:coba.saja', 'facebook:100066600000451', 'instagram-id:77']

async function readVerdict(key: string): Promise<string> {
  const entry = await findEntry(key)
  if (!entry) return 'none'
  const { verdict, severe } = verdictOf({ ...entry, boundTo: entry.platformIdTag }, Date.now())
  return severe ? 'severe' : verdict
}

it.each(keys)('gives %s each verdict after each other', async key => {
  for (const verdict of [...verdicts, 'reported', 'none']) {
    expect((await putTrial(key, verdict)).status).toBe(200)
    await publish()
    expect(await readVerdict(key)).toBe(verdict)
  }
  expect([await countRows('profile'), await countRows('seller'), await countRows('finding')]).toEqual([
    0, 0, 0,
  ])
})

it('takes away what was stored, and the next import puts it back', async () => {
  const seed = makeSeed({ findings: [{ subject: 'instagram:toko.contoh', category: 'S1', at: daysAgo(20) }] })
  await postSeed(seed)
  await putTrial('instagram:toko.contoh', 'claimed')
  await publish()
  expect(await readVerdict('instagram:toko.contoh')).toBe('claimed')
  expect(await findEntry('instagram-id:17841400000000001')).toBeNull()
  expect(await (await postSeed(seed)).json()).toMatchObject({ added: 1, changed: 1 })
  await publish()
  expect(await readVerdict('instagram:toko.contoh')).toBe('reported')
  expect(await dumpDatabase()).not.toContain('coba-')
})
