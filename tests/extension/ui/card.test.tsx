import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { cannotCheckName, verdictNames } from '#shared/rules/verdict-words'
import { sendToBackground } from '../../../extension/messaging/send.ts'
import { type CardCase, cardCases, makeCase, makeReview } from './card-cases.ts'
import { endWorld, openCard, startWorld } from './open-card.tsx'
import { buttonNamed, press, speak, unmountAll } from './render.tsx'

vi.mock('../../../extension/messaging/send.ts', () => ({ sendToBackground: vi.fn() }))

beforeEach(startWorld)
afterEach(endWorld)

describe.each(['id', 'en'] as const)('in %s', language => {
  beforeEach(() => speak(language))

  const said: [keyof typeof cardCases, { id: string[]; en: string[] }][] = [
    [
      'verified',
      {
        id: [verdictNames.verified.id, '4 hal sudah dicek', 'Punya NIB', 'oss.go.id', '4,8'],
        en: [verdictNames.verified.en, '4 things were checked', 'Has NIB', '4.8'],
      },
    ],
    [
      'claimed',
      {
        id: [verdictNames.claimed.id, 'Hal lain belum dicek'],
        en: [verdictNames.claimed.en, 'Nothing else was checked'],
      },
    ],
    [
      'noted',
      {
        id: ['Ada ulasan, belum diklaim', 'Belum ada catatan bukan berarti pasti aman.'],
        en: ['Has reviews, not claimed', 'No record is not a guarantee.'],
      },
    ],
    [
      'none',
      {
        id: [
          verdictNames.none.id,
          'Belum ada catatan bukan berarti pasti aman.',
          'Cocokkan nama penerima',
          'Ajak toko ini klaim',
        ],
        en: [verdictNames.none.en, 'No record is not a guarantee.', 'Ask this shop to claim'],
      },
    ],
    [
      'caution',
      {
        id: ['Mirip dengan akun lain', '@sambal.nyai.contoh', 'sumber: perbandingan nama'],
        en: ['Looks like another account', '@sambal.nyai.contoh'],
      },
    ],
    [
      'reported',
      {
        id: [
          verdictNames.reported.id,
          '1 laporan: barang tidak dikirim',
          'Rp350.000',
          'Penjual sudah menanggapi.',
          'Baca keduanya dulu.',
        ],
        en: [verdictNames.reported.en, '1 report: goods not sent', 'Read both sides first.'],
      },
    ],
    [
      'severe',
      {
        id: [
          verdictNames.reported.id,
          '2 laporan',
          'Rp2.150.000',
          'Tunda dulu.',
          'Belum ada. Tempat ini tetap terbuka untuk penjual.',
        ],
        en: ['2 reports', 'Wait.', 'None yet. This place stays open for the seller.'],
      },
    ],
    [
      'disputed',
      {
        id: [verdictNames.disputed.id, '13 Nov 2026', 'Tenggat kami 20 Nov 2026, lewat 4 hari.'],
        en: [verdictNames.disputed.en, 'Our deadline was 20 Nov 2026, 4 days ago.'],
      },
    ],
    [
      'resolved',
      {
        id: ['Sudah diselesaikan 3 Jun 2026', 'Belum ada catatan bukan berarti pasti aman.'],
        en: ['Resolved 3 Jun 2026'],
      },
    ],
    [
      'unknown',
      {
        id: [cannotCheckName.id, 'Belum tercek bukan berarti aman.', 'Sambil menunggu'],
        en: [cannotCheckName.en, 'Not checked does not mean safe.'],
      },
    ],
  ]
  test.each(said)('the card of a seller that is %s says so', async (name, sentences) => {
    const host = await openCard(cardCases[name])
    for (const sentence of sentences[language]) expect(host.textContent).toContain(sentence)
  })
})

describe('the dialog', () => {
  test('is named after the seller, else the page’s name, else the handle', async () => {
    const nameOf = async (shown: CardCase, name: string | null) => {
      const host = await openCard(shown, name)
      const dialog = host.querySelector('[role=dialog][aria-modal=true]')
      unmountAll()
      return dialog?.getAttribute('aria-label')
    }
    expect(await nameOf(cardCases.verified, 'lain')).toBe('Amanah: Dapur Kenanga')
    expect(await nameOf(cardCases.none, 'Bagas Contoh')).toBe('Amanah: Bagas Contoh')
    expect(await nameOf(makeCase('instagram:toko.siti', {}), null)).toBe('Amanah: toko.siti')
  })

  test('opens on the name, keeps Tab inside and closes on Escape', async () => {
    const onClose = vi.fn()
    const host = await openCard(cardCases.severe, null, onClose)
    expect(document.activeElement?.tagName).toBe('H1')
    const stops = Array.from(host.querySelectorAll<HTMLElement>('a[href], button, input'))
    stops.at(-1)?.focus()
    expect((await press(document.activeElement, 'Tab')).defaultPrevented).toBe(true)
    expect(document.activeElement).toBe(stops[0])
    await press(document.activeElement, 'Tab', true)
    expect(document.activeElement).toBe(stops.at(-1))
    await press(document.activeElement, 'Escape')
    expect(onClose).toHaveBeenCalledOnce()
  })

  test('shows hostile names and texts as text', async () => {
    const markup = '<img src=x onerror="alert(1)"><b>Toko</b>'
    const host = await openCard(
      makeCase(
        'instagram:jahat.contoh',
        { reviews: { all: [0, 0, 0, 0, 1], proven: [0, 0, 0, 0, 0] } },
        { name: markup, reviews: [makeReview({ text: markup, reply: markup })] },
      ),
    )
    expect(host.querySelector('h1')?.textContent).toBe(markup)
    expect(host.querySelector('img, .review b b, .review-text *')).toBeNull()
  })
})

describe('what is asked and sent', () => {
  test('links carry the profile in the fragment and no referrer', async () => {
    const host = await openCard(cardCases.none)
    const report = buttonNamed(host, 'Laporkan masalah')
    expect(report?.getAttribute('href')).toBe(
      'https://api.amanah.example/lapor#profile=facebook:100002024471',
    )
    expect(report?.getAttribute('rel')).toBe('noopener noreferrer')
    expect(report?.getAttribute('target')).toBe('_blank')
    expect(buttonNamed(host, 'Tulis ulasan')?.getAttribute('href')).toContain('/ulas#profile=')
  })

  test('nobody is asked for the details of a seller with no record, and nothing says so', async () => {
    const host = await openCard(cardCases.none)
    expect(vi.mocked(sendToBackground).mock.calls.map(([name]) => name)).not.toContain('seller/read')
    expect(host.textContent).not.toContain('meminta rincian satu penjual ini')
    unmountAll()
    expect((await openCard(cardCases.verified)).textContent).toContain('meminta rincian satu penjual ini')
  })

  test('a verified card says when the page shows no id to compare', async () => {
    const { answer, seller } = cardCases.verified
    if (answer.state !== 'known') throw new Error('the case is known')
    const sentence = 'id belum dicek di sini'
    expect((await openCard(cardCases.verified)).textContent).not.toContain(sentence)
    unmountAll()
    const unseen = { ...answer, result: { ...answer.result, idChecked: false } }
    expect((await openCard({ answer: unseen, seller })).textContent).toContain(sentence)
  })

  test('details of another account’s past are not shown when the id changed', async () => {
    const { seller } = cardCases.severe
    const { answer } = makeCase('tiktok:gawai.pelita.contoh', {
      facts: [{ kind: 'id-changed', at: '2026-11-24T00:00:00.000Z' }],
    })
    const host = await openCard({ answer, seller })
    expect(host.textContent).toContain('Akun di balik nama ini berganti')
    expect(host.textContent).not.toContain('Laporan dan tanggapan')
  })
})
