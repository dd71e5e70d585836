import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { DestinationKey, ProfileKey } from '#shared/domain/subject'
import { readingOfKey } from '#shared/rules/understand'
import { sendToBackground } from '../../../extension/messaging/send.ts'
import { CheckPurposeProvider, noPurpose } from '../../../extension/ui/reading/check-context.ts'
import { NumbersBox } from '../../../extension/ui/reading/number-box.tsx'
import { ReadingBox } from '../../../extension/ui/reading/reading-box.tsx'
import { knownNumber } from '../number-answers.ts'
import { buttonNamed, click, press, render, speak, type, unmountAll } from './render.tsx'

vi.mock('../../../extension/messaging/send.ts', () => ({ sendToBackground: vi.fn() }))

const bca = 'bank:014:1234567890' as DestinationKey
let asked: unknown[]
let shop: string

beforeEach(() => {
  speak('id')
  asked = []
  shop = 'found'
  vi.mocked(sendToBackground).mockImplementation((async (_: string, request: unknown) => {
    asked.push(request)
    return { ok: true, value: { state: 'answered', answers: [knownNumber(bca)], shop } }
  }) as never)
})

afterEach(unmountAll)

const read = (text: string, isAsked = false) =>
  render(<ReadingBox text={text} isAsked={isAsked} onCheck={() => {}} />)
const claimOf = (host: HTMLElement) => {
  const field = host.querySelector<HTMLInputElement>('.claim input')
  if (!field) throw new Error('no field')
  return field
}

describe('whose it is said to be', () => {
  test('goes along, as the profile that it names', async () => {
    const host = await read('BCA 1234567890')
    await type(claimOf(host), 'https://www.tiktok.com/@toko.siti')
    await press(claimOf(host), 'Enter')
    expect(asked).toEqual([{ keys: [bca], profile: { key: 'tiktok:toko.siti' } }])
  })

  test('a bare name asks which profile, and a press says it', async () => {
    const host = await read('BCA 1234567890')
    await type(claimOf(host), '@toko.siti')
    await click(buttonNamed(host, 'Cek rekening ini'))
    expect(asked).toEqual([])
    expect(host.textContent).toContain('Pilih dulu yang mana.')
    await click(buttonNamed(host, 'Profil Instagram toko.siti'))
    await click(buttonNamed(host, 'Cek rekening ini'))
    expect(asked).toEqual([{ keys: [bca], profile: { key: 'instagram:toko.siti' } }])
  })

  test.each(['Bu Siti dari pasar', '<img src=x onerror=alert(1)>', 'BCA 999'])(
    '%j names nobody: that is said, and nothing sent',
    async text => {
      const host = await read('BCA 1234567890')
      await type(claimOf(host), text)
      await click(buttonNamed(host, 'Cek rekening ini'))
      expect(asked).toEqual([])
      expect(claimOf(host).getAttribute('aria-invalid')).toBe('true')
      expect(claimOf(host).value).toBe(text)
      expect(host.querySelector('img')).toBeNull()
    },
  )

  test('another name takes the answer for the first one away', async () => {
    const host = await read('BCA 1234567890', true)
    await type(claimOf(host), 'instagram.com/budi')
    expect(host.querySelector('.answer')).toBeNull()
    expect(buttonNamed(host, 'Cek rekening ini')).not.toBeNull()
  })

  test('a profile that no shop has claimed is told', async () => {
    shop = 'nobody'
    const host = await read('BCA 1234567890')
    await type(claimOf(host), 'instagram.com/budi')
    await click(buttonNamed(host, 'Cek rekening ini'))
    expect(host.textContent).toContain('instagram.com/budi belum diklaim toko mana pun')
  })

  test('the seller of the page goes along with their account, until another is named', async () => {
    const profile = { key: 'instagram:toko.siti' as ProfileKey, platformId: '77' }
    const reading = readingOfKey(bca)
    const host = await render(
      <CheckPurposeProvider value={{ ...noPurpose, profile, isAsked: true }}>
        <NumbersBox readings={reading ? [reading] : []} />
      </CheckPurposeProvider>,
    )
    expect(asked).toEqual([{ keys: [bca], profile }])
    expect(claimOf(host).value).toBe('instagram.com/toko.siti')
    await type(claimOf(host), '')
    await click(buttonNamed(host, 'Cek rekening ini'))
    expect(asked.at(-1)).toEqual({ keys: [bca] })
  })

  test('on a card nobody else is asked about', async () => {
    const profile = { key: 'instagram:toko.siti' as ProfileKey }
    const reading = readingOfKey(bca)
    const host = await render(
      <CheckPurposeProvider value={{ ...noPurpose, profile, isFixed: true }}>
        <NumbersBox readings={reading ? [reading] : []} />
      </CheckPurposeProvider>,
    )
    expect(host.querySelector('.claim')).toBeNull()
    await click(buttonNamed(host, 'Cek rekening ini'))
    expect(asked).toEqual([{ keys: [bca], profile }])
  })
})
