import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Card } from '../../../extension/ui/card/card.tsx'
import { now } from '../../fixtures/builders.ts'
import { cardCases, none, reported, severe, verified } from './card-cases.ts'
import { render, showCase, speak, unmount } from './render.tsx'

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] })
  speak('id')
})
afterEach(async () => {
  await unmount()
  vi.useRealTimers()
})

const card = () => render(<Card onClose={() => {}} />)

const said: Record<keyof typeof cardCases, [id: string[], en: string[]]> = {
  verified: [
    [
      'Terverifikasi',
      'Nama rekening cocok',
      '2 Nov 2026',
      'Punya NIB',
      '4,8',
      '37 ulasan',
      'Pernah ganti nama',
    ],
    [
      'Verified',
      'Account name matches',
      '2 Nov 2026',
      'Has NIB',
      '4.8',
      '37 reviews',
      'Has changed its name',
    ],
  ],
  claimed: [['Diklaim', 'Hal lain belum dicek'], ['Claimed']],
  noted: [
    ['Ada ulasan, belum diklaim', 'Belum ada catatan bukan berarti pasti aman'],
    ['No record is not a guarantee'],
  ],
  none: [
    [
      'Belum ada catatan',
      'Belum ada catatan bukan berarti pasti aman',
      'cekrekening.id',
      'Ajak toko ini klaim',
    ],
    ['No record yet', 'No record is not a guarantee', 'cekrekening.id'],
  ],
  caution: [
    ['Mirip dengan akun lain', 'perbandingan nama', '@sambal.nyai.contoh'],
    ['Looks like another account'],
  ],
  reported: [
    ['Ada laporan yang sudah diperiksa', 'barang tidak dikirim', 'Rp350.000', 'Penjual sudah menanggapi'],
    ['Checked reports exist', 'goods not sent', 'Rp350,000', 'The seller has replied'],
  ],
  severe: [
    ['Ada laporan yang sudah diperiksa', '2 laporan', 'Tunda dulu', 'Rp2.150.000'],
    ['Checked reports exist', '2 reports'],
  ],
  disputed: [['Dalam sengketa', '20 Nov 2026', 'lewat 4 hari', 'Karena kami terlambat'], ['In dispute']],
  resolved: [['Sudah diselesaikan', 'Uang sudah kami kembalikan'], ['Resolved']],
  unknown: [
    ['Tidak bisa dicek sekarang', 'Coba lagi', 'v1279'],
    ['Cannot check now', 'v1279'],
  ],
}

describe.each(Object.keys(cardCases) as (keyof typeof cardCases)[])('%s', name => {
  test('in Bahasa Indonesia and in English', async () => {
    for (const [at, language] of (['id', 'en'] as const).entries()) {
      speak(language)
      showCase(cardCases[name])
      const text = (await card()).textContent
      for (const words of said[name][at] ?? []) expect(text).toContain(words)
      expect(text).not.toMatch(/undefined|null|NaN|Invalid/)
    }
  })

  test('is a dialog with a name, a heading, both actions and the platform’s distance', async () => {
    showCase(cardCases[name], { name: 'Nama di halaman' })
    const box = await card()
    const dialog = box.querySelector('[role=dialog]')
    const heading = box.querySelector('h1')?.textContent ?? ''
    expect(dialog?.getAttribute('aria-modal')).toBe('true')
    expect(dialog?.getAttribute('aria-label')).toBe(`Amanah: ${heading}`)
    expect(box.querySelectorAll('h1')).toHaveLength(1)
    const key = cardCases[name].answer.key
    const links = Array.from(box.querySelectorAll<HTMLAnchorElement>('.card-actions a'), ({ href }) => href)
    expect(links).toEqual([
      `http://localhost:8787/lapor#profile=${key}`,
      `http://localhost:8787/ulas#profile=${key}`,
    ])
    expect(box.textContent).toMatch(/Bukan penilaian (Instagram|Facebook|TikTok)/)
  })
})

test('never says that a seller is safe', async () => {
  for (const [language, safe] of [
    ['id', /(?<!bukan berarti pasti )\baman\b/i],
    ['en', /\bis safe\b|\bsafe to\b/i],
  ] as const) {
    for (const each of Object.values(cardCases)) {
      speak(language)
      showCase(each)
      expect(
        (await card()).textContent.replaceAll('Belum ada catatan bukan berarti pasti aman', ''),
      ).not.toMatch(safe)
    }
  }
})

test('every link out opens apart and tells nothing of where it was', async () => {
  for (const each of Object.values(cardCases)) {
    showCase(each)
    const links = Array.from((await card()).querySelectorAll('a[target]'))
    expect(links.length).toBeGreaterThan(0)
    for (const link of links) expect(link.getAttribute('rel')).toContain('noreferrer')
  }
})

test('a reply has its place beside each report, also where there is none yet', async () => {
  showCase(severe)
  const boxes = Array.from((await card()).querySelectorAll('.both-sides'))
  expect(boxes).toHaveLength(2)
  for (const box of boxes) expect(box.querySelectorAll('article')).toHaveLength(2)
  expect(boxes[1]?.textContent).toMatch(/belum ada/i)
})

test('an appeal in time changes the text, not the verdict', async () => {
  const open = { at: '2026-11-20T00:00:00.000Z', deadlineAt: '2026-11-27T00:00:00.000Z' }
  if (reported.seller.state !== 'loaded') throw new Error('no details')
  const { seller } = reported.seller
  const findings = seller.findings.map(finding => ({ ...finding, appeal: open }))
  showCase({ ...reported, seller: { state: 'loaded', seller: { ...seller, findings } } })
  const text = (await card()).textContent
  expect(text).toContain('Ada laporan yang sudah diperiksa')
  expect(text).toContain('Sedang dalam banding sejak 20 Nov 2026')
})

test('the distribution is one picture with one spoken description', async () => {
  showCase(verified)
  const pictures = (await card()).querySelectorAll('svg[role=img]')
  const labels = Array.from(pictures, picture => picture.getAttribute('aria-label') ?? '')
  expect(labels.filter(label => label.includes('33 ulasan bintang 5, 28 ada bukti beli'))).toHaveLength(1)
})

test('an id that the page does not show is said beside a verification', async () => {
  if (verified.answer.state !== 'known') throw new Error('not known')
  showCase({
    ...verified,
    answer: { ...verified.answer, result: { ...verified.answer.result, idChecked: false } },
  })
  expect((await card()).textContent).toContain('id belum dicek di sini')
})

test('who has nothing public is not said to have been asked for', async () => {
  showCase(none)
  expect((await card()).textContent).not.toContain('ke server kami')
  showCase(verified)
  expect((await card()).textContent).toContain('ke server kami')
})
