import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Wallet } from '#shared/rules/recognise/providers'
import { walletNames } from '#shared/rules/recognise/providers'
import { copyText } from '../../../extension/ui/clipboard.ts'
import { ReadingBox } from '../../../extension/ui/reading/reading-box.tsx'
import { buttonNamed, click, press, render, speak, type, unmountAll } from './render.tsx'

vi.mock('../../../extension/messaging/send.ts', () => ({ sendToBackground: vi.fn() }))
vi.mock('../../../extension/ui/clipboard.ts', () => ({ copyText: vi.fn() }))

const onCheck = vi.fn()

beforeEach(() => {
  speak('id')
  onCheck.mockReset()
  vi.mocked(copyText).mockReset().mockResolvedValue(true)
  vi.spyOn(window, 'open').mockReturnValue(null)
})

afterEach(unmountAll)

function read(text: string): Promise<HTMLElement> {
  return render(<ReadingBox text={text} onCheck={onCheck} />)
}

const officialOf = (host: HTMLElement) => buttonNamed(host, 'Salin & buka cekrekening.id')
const titleOf = (host: HTMLElement) => host.querySelector('.reading-head b')?.textContent
const banksOf = (host: HTMLElement) =>
  Array.from(host.querySelectorAll('.bank'), ({ textContent }) => textContent)

async function search(host: HTMLElement, text: string): Promise<HTMLInputElement> {
  const field = host.querySelector<HTMLInputElement>('.bank-input')
  if (!field) throw new Error('no field')
  await type(field, text)
  return field
}

describe('a number without a bank', () => {
  test('is asked about, the banks of this length first, the most used before the others', async () => {
    const host = await read('1234567890')
    expect(titleOf(host)).toBe('Angka ini bank apa?')
    expect(host.textContent).toContain('10 angka. Pilih bank yang disebut penjual.')
    expect(banksOf(host).slice(0, 3)).toEqual(['BCA', 'BNI', 'BSI'])
    expect(banksOf(host).length).toBeLessThanOrEqual(7)
  })

  test('in English too', async () => {
    speak('en')
    const host = await read('1234567890')
    expect(titleOf(host)).toBe('Which bank is this number of?')
    expect(host.querySelector('.bank-search .offscreen')?.textContent).toBe('Find a bank or e-wallet')
  })

  test.each([
    ['livin', 'Mandiri'],
    ['LIVIN ', 'Mandiri'],
    ['sea', 'SeaBank'],
    ['byond', 'BSI'],
    ['014', 'BCA'],
  ])('%j finds %s, whatever its length', async (text, name) => {
    const host = await read('1234567890')
    await search(host, text)
    expect(banksOf(host)).toContain(name)
  })

  test('Enter takes the first that is found', async () => {
    const host = await read('1230001234567')
    const event = await press(await search(host, 'livin'), 'Enter')
    expect(event.defaultPrevented).toBe(true)
    expect(titleOf(host)).toBe('Rekening Mandiri 1230-0012-3456-7')
    expect(host.textContent).toContain('13 angka, panjang yang biasa untuk Mandiri')
  })

  test('Enter with nothing typed, or nothing found, takes nothing and sends no form', async () => {
    const host = await read('1234567890')
    const field = await search(host, ' ')
    expect((await press(field, 'Enter')).defaultPrevented).toBe(true)
    await press(await search(host, 'bank antah berantah'), 'Enter')
    expect(titleOf(host)).toBe('Angka ini bank apa?')
    expect(host.textContent).toContain('Tidak ada bank bernama “bank antah berantah” di daftar kami.')
  })

  test('a length that is unusual is said, and not forbidden', async () => {
    const host = await read('1234567890')
    await search(host, 'mandiri')
    await click(buttonNamed(host, 'Mandiri'))
    expect(host.textContent).toContain('10 angka, tidak biasa untuk Mandiri. Hitung lagi.')
    await click(officialOf(host))
    expect(copyText).toHaveBeenCalledWith('1234567890')
  })

  test('“Bukan itu” leads back to the whole choice', async () => {
    const host = await read('1234567890')
    await search(host, 'bsi')
    await click(buttonNamed(host, 'BSI'))
    expect(titleOf(host)).toBe('Rekening BSI 123-456-7890')
    await click(buttonNamed(host, 'Bukan itu'))
    expect(titleOf(host)).toBe('Angka ini bank apa?')
    expect(banksOf(host)[0]).toBe('BCA')
  })

  test('another number is another question', async () => {
    const host = await read('1234567890')
    await click(buttonNamed(host, 'BCA'))
    unmountAll()
    expect(titleOf(await read('1230001234567'))).toBe('Angka ini bank apa?')
  })

  test('what is typed to search stays text', async () => {
    const host = await read('1234567890')
    await search(host, '<img src=x onerror=alert(1)>')
    expect(host.querySelector('img')).toBeNull()
    expect(host.textContent).toContain('“<img src=x onerror=alert(1)>”')
  })
})

describe('digits that may be a phone', () => {
  test('are offered as a phone and as every wallet, before any account', async () => {
    const host = await read('81234567890')
    expect(titleOf(host)).toBe('Nomor HP, atau e-wallet?')
    const [first, ...others] = banksOf(host)
    expect(first).toBe('Nomor HP')
    expect(others.slice(0, 5).toSorted()).toEqual(Object.values(walletNames).toSorted())
  })

  test.each(Object.entries(walletNames) as [Wallet, string][])('of %s, by its name', async (_, name) => {
    const host = await read('812-3456-7890')
    await click(buttonNamed(host, name))
    expect(titleOf(host)).toBe(`${name} 0812-3456-7890`)
    expect(host.textContent).not.toContain('panjang yang biasa')
  })

  test('may still be an account', async () => {
    const host = await read('81234567890')
    await press(await search(host, 'jenius'), 'Enter')
    expect(titleOf(host)).toBe('Rekening Jenius 8123-4567-890')
  })

  test('are found by what people call it', async () => {
    const host = await read('81234567890')
    await press(await search(host, 'wa'), 'Enter')
    expect(titleOf(host)).toBe('Nomor HP 0812-3456-7890')
    await click(officialOf(host))
    expect(copyText).toHaveBeenCalledWith('081234567890')
  })
})

test('what takes the place of a pressed button takes the focus too', async () => {
  const host = await read('81234567890')
  await click(buttonNamed(host, 'DANA'))
  expect(document.activeElement?.textContent).toContain('DANA 0812-3456-7890')
  await click(buttonNamed(host, 'Bukan itu'))
  expect(document.activeElement?.textContent).toContain('Nomor HP, atau e-wallet?')
})

describe('numbers with their names', () => {
  test('one is read, with whose it must be, and goes to the official site', async () => {
    const host = await read('BCA 1234567890 a.n. Siti Contoh')
    expect(titleOf(host)).toBe('Rekening BCA 123-456-7890 atas nama Siti Contoh')
    expect(host.textContent).toContain('harus Siti Contoh.')
    await click(officialOf(host))
    expect(copyText).toHaveBeenCalledWith('1234567890')
    expect(window.open).toHaveBeenCalledWith('https://cekrekening.id', '_blank', 'noopener,noreferrer')
    expect(host.querySelector('.official [role="status"]')?.textContent).not.toBe('')
  })

  test('several are listed, and one can be chosen, then another', async () => {
    const host = await read('BCA 1234567890, BRI 123401012345534, DANA 081234567890')
    expect(titleOf(host)).toBe('Ada 3 nomor di sini')
    expect(officialOf(host)).toBeNull()
    const rows = Array.from(host.querySelectorAll('.row-link'))
    expect(rows.map(({ textContent }) => textContent?.trim())).toEqual([
      'Rekening BCA 123-456-7890',
      'Rekening BRI 1234-0101-2345-534',
      'DANA 0812-3456-7890',
    ])
    await click(rows[1])
    expect(rows.map(row => row.getAttribute('aria-pressed'))).toEqual(['false', 'true', 'false'])
    await click(officialOf(host))
    expect(host.querySelector('.official [role="status"]')?.textContent).not.toBe('')
    await click(rows[2])
    expect(host.querySelector('.official [role="status"]')?.textContent).toBe('')
    await click(officialOf(host))
    expect(vi.mocked(copyText).mock.calls).toEqual([['123401012345534'], ['081234567890']])
  })
})

describe('anything else', () => {
  test('nothing typed shows nothing', async () => {
    expect((await read('  ')).innerHTML).toBe('')
  })

  test.each(['apa ini?', '<script>alert(1)</script>', '\u202e\u0000', '1'.repeat(5000)])(
    '%.30j is told as not understood, with what is',
    async text => {
      const host = await read(text)
      expect(titleOf(host)).toBe('Belum dimengerti')
      expect(host.querySelector('script')).toBeNull()
    },
  )

  test('a bare handle asks which profile, and checks the one that is chosen', async () => {
    const host = await read('@toko.contoh')
    expect(titleOf(host)).toBe('Yang mana?')
    await click(buttonNamed(host, 'Profil TikTok toko.contoh'))
    expect(onCheck).toHaveBeenCalledExactlyOnceWith('tiktok:toko.contoh')
  })
})
