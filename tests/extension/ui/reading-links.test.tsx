import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { LinkAnswer } from '../../../extension/messaging/protocol.ts'
import { type Sent, sendToBackground } from '../../../extension/messaging/send.ts'
import { ReadingBox } from '../../../extension/ui/reading/reading-box.tsx'
import { enReading } from '../../../extension/ui/words/en-reading.ts'
import { idReading } from '../../../extension/ui/words/id-reading.ts'
import { qrisText } from '../../fixtures/qris-texts.ts'
import { buttonNamed, click, render, speak, unmountAll } from './render.tsx'

vi.mock('../../../extension/messaging/send.ts', () => ({ sendToBackground: vi.fn() }))
vi.mock('../../../extension/ui/clipboard.ts', () => ({ copyText: vi.fn() }))

const short = 'https://vt.tiktok.com/ZS1234567/'
const onCheck = vi.fn()

beforeEach(() => {
  speak('id')
  onCheck.mockReset()
  vi.mocked(sendToBackground).mockReset()
})

afterEach(unmountAll)

function read(text: string): Promise<HTMLElement> {
  return render(<ReadingBox text={text} onCheck={onCheck} />)
}

const titleOf = (host: HTMLElement) => host.querySelector('.reading-head b')?.textContent
const statusOf = (host: HTMLElement) => host.querySelector('[role="status"]')?.textContent

function answerLink(sent: Sent<LinkAnswer>): void {
  vi.mocked(sendToBackground).mockResolvedValue(sent as never)
}

const failed = (reason: string): Sent<LinkAnswer> => ({ ok: true, value: { state: 'failed', reason } })
const found = (key: string): Sent<LinkAnswer> => ({ ok: true, value: { state: 'found', key } })

async function openLink(text = short): Promise<HTMLElement> {
  const host = await read(text)
  await click(host.querySelector('.way-open'))
  return host
}

describe('a link that names nobody', () => {
  test.each([
    [short, 'tiktok-short'],
    ['https://www.facebook.com/share/1AbCdEf/', 'facebook-share'],
    ['https://www.instagram.com/share/abc', 'instagram-share'],
    ['wa.me/message/ABCDEFGHIJ1K1', 'whatsapp-message'],
  ])('%s: the steps to one that names somebody, in both languages', async (text, link) => {
    const stepsOf = (host: HTMLElement) =>
      Array.from(host.querySelectorAll('.way-copy li'), ({ textContent }) => textContent)
    const host = await read(text)
    expect(titleOf(host)).toBe('Tautan ini tidak menyebut siapa pun')
    expect(stepsOf(host)).toEqual(idReading.nameless.copySteps[link])
    expect(stepsOf(host).length).toBeGreaterThan(1)
    unmountAll()
    speak('en')
    expect(stepsOf(await read(text))).toEqual(enReading.nameless.copySteps[link])
  })

  test.each([
    ['id', idReading],
    ['en', enReading],
  ] as const)('%s: the picture says what it shows', async (language, words) => {
    speak(language)
    const picture = (await read(short)).querySelector('svg[role="img"]')
    expect(picture?.getAttribute('aria-label')).toBe(words.nameless.picture)
    expect(picture?.textContent).toBe(words.nameless.copyLink)
  })

  test('that the server will see it stands before the button, and nothing is sent by itself', async () => {
    const host = await read(short)
    const text = host.textContent ?? ''
    const warning = text.indexOf('server melihat tautannya')
    expect(warning).toBeGreaterThan(0)
    expect(warning).toBeLessThan(text.indexOf(idReading.nameless.open, warning))
    expect(sendToBackground).not.toHaveBeenCalled()
  })

  test('only the link is sent, not the words around it', async () => {
    answerLink(failed('offline'))
    await openLink(`  ${short} toko ini aman? BCA 1234567890 `)
    expect(sendToBackground).toHaveBeenCalledExactlyOnceWith('links/open', { url: short })
  })

  test('the button waits for the answer and cannot be pressed twice', async () => {
    vi.mocked(sendToBackground).mockReturnValue(new Promise(() => {}))
    const host = await openLink()
    const button = host.querySelector<HTMLButtonElement>('.way-open')
    expect(button?.getAttribute('aria-disabled')).toBe('true')
    expect(button?.textContent).toBe('Membuka tautan…')
    await click(button)
    expect(sendToBackground).toHaveBeenCalledOnce()
  })
})

describe('what the server finds', () => {
  test('a profile is named, and checked only when somebody wants it', async () => {
    answerLink(found('tiktok:toko.contoh'))
    const host = await openLink()
    expect(titleOf(host)).toBe('Profil TikTok toko.contoh')
    expect(onCheck).not.toHaveBeenCalled()
    await click(buttonNamed(host, 'Cek profil ini'))
    expect(onCheck).toHaveBeenCalledExactlyOnceWith('tiktok:toko.contoh')
  })

  test('a phone is a number to check', async () => {
    answerLink(found('phone:6281234567890'))
    expect(titleOf(await openLink('https://wa.link/abc123'))).toBe('Nomor HP 0812-3456-7890')
  })

  test.each(['', 'x:y', 'javascript:alert(1)', '__proto__:a'])('the key %j is nobody', async key => {
    answerLink(found(key))
    expect(statusOf(await openLink())).toBe(idReading.nameless.reasons['names-nobody'])
  })

  test.each(Object.keys(idReading.nameless.reasons))(
    '%s is said in words, in both languages',
    async reason => {
      answerLink(failed(reason))
      expect(statusOf(await openLink())).toBe(idReading.nameless.reasons[reason])
      unmountAll()
      speak('en')
      expect(statusOf(await openLink())).toBe(enReading.nameless.reasons[reason])
      expect(enReading.nameless.reasons[reason]).not.toBe(idReading.nameless.reasons[reason])
    },
  )

  test.each(['gone', 'slow', 'failed'] as const)('a background that is %s is told', async problem => {
    answerLink({ ok: false, problem })
    expect(statusOf(await openLink())).toBe(idReading.nameless.reasons.offline)
  })

  test('after a failure it can be tried again', async () => {
    answerLink(failed('limited'))
    const host = await openLink()
    answerLink(found('tiktok:toko.contoh'))
    await click(host.querySelector('.way-open'))
    expect(titleOf(host)).toBe('Profil TikTok toko.contoh')
  })
})

describe('the text of a QRIS', () => {
  const fieldsOf = (host: HTMLElement) =>
    Array.from(host.querySelectorAll('.fields div'), row => [
      row.querySelector('dt')?.textContent,
      row.querySelector('dd')?.textContent,
    ])

  test('says whose it is and asks whether that is the shop', async () => {
    const host = await read(qrisText())
    expect(titleOf(host)).toBe('QRIS statis')
    expect(host.querySelector('.qris-ask')?.textContent).toBe(
      'Nama di QRIS: WARUNG CONTOH. Apakah ini tokonya?',
    )
    expect(fieldsOf(host)).toEqual([
      ['Nama', 'WARUNG CONTOH'],
      ['Kota', 'BANDUNG'],
      ['NMID', 'ID1020000000044'],
      ['Nominal', 'diisi pembayar'],
    ])
    expect(host.textContent).toContain('Kode yang utuh bisa saja milik orang lain.')
  })

  test('with an amount, in English', async () => {
    speak('en')
    const host = await read(qrisText('WARUNG CONTOH', 150_000))
    expect(titleOf(host)).toBe('Dynamic QRIS')
    expect(host.querySelector('.qris-ask')?.textContent).toBe(
      'Name in the QRIS: WARUNG CONTOH. Is that the shop?',
    )
    expect(fieldsOf(host).at(-1)?.[1]).toMatch(/150[.,]000/)
  })

  test('a name with markup stays text', async () => {
    const host = await read(qrisText('<b>AMAN</b>'))
    expect(host.querySelector('.qris-ask b')).toBeNull()
    expect(host.querySelector('.qris-ask')?.textContent).toContain('<b>AMAN</b>')
  })

  test.each<[string, (text: string) => string]>([
    ['cut off', text => text.slice(0, -10)],
    ['with another name', text => text.replace('WARUNG', 'GUDANG')],
    ['with another check value', text => `${text.slice(0, -4)}0000`],
  ])('%s is damaged, and names nobody', async (_, change) => {
    const host = await read(change(qrisText()))
    expect(titleOf(host)).toBe('Kode QR rusak atau tidak lengkap')
    expect(host.textContent).not.toContain('CONTOH')
  })
})
