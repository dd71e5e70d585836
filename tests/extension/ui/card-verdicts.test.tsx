import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { daysAgo, makeClaim, makeCredential, makeFact } from '../../fixtures/builders.ts'
import { cardCases, makeCase } from './card-cases.ts'
import { endWorld, openCard, startWorld } from './open-card.tsx'
import { speak, unmountAll } from './render.tsx'

vi.mock('../../../extension/messaging/send.ts', () => ({ sendToBackground: vi.fn() }))

const every = Object.entries(cardCases)

beforeEach(startWorld)
afterEach(endWorld)

test.each(every)('%s: a heading, two actions and the platform’s distance', async (_, shown) => {
  const host = await openCard(shown)
  expect(host.querySelectorAll('h1')).toHaveLength(1)
  expect(host.querySelectorAll('.card-actions a')).toHaveLength(2)
  expect(host.textContent).toMatch(/Bukan penilaian (Instagram|Facebook|TikTok)/)
})

test.each(every)('%s: no sentence with a hole in it, and never that a seller is safe', async (_, shown) => {
  const warnings = /bukan berarti (pasti )?aman|does not mean safe/gi
  for (const language of ['id', 'en'] as const) {
    speak(language)
    const text = (await openCard(shown)).textContent ?? ''
    expect(text).not.toMatch(/undefined|null|NaN|Invalid|\[object/)
    expect(text.replace(warnings, '')).not.toMatch(/\baman\b|\bsafe\b/i)
    unmountAll()
  }
})

test.each(every)('%s: every link out opens apart and tells nothing of where it was', async (_, shown) => {
  const links = Array.from((await openCard(shown)).querySelectorAll('a[target]'))
  expect(links.length).toBeGreaterThan(0)
  for (const link of links) expect(link.getAttribute('rel')).toContain('noreferrer')
})

test('a reply has its place beside each report, also where there is none yet', async () => {
  const boxes = Array.from((await openCard(cardCases.severe)).querySelectorAll('.both-sides'))
  expect(boxes).toHaveLength(2)
  for (const box of boxes) expect(box.querySelectorAll('article')).toHaveLength(2)
})

test('an appeal in time changes the text, not the verdict', async () => {
  const { answer, seller } = cardCases.reported
  if (seller.state !== 'loaded') throw new Error('the case has details')
  const appeal = { at: '2026-11-20T00:00:00.000Z', deadlineAt: '2026-11-27T00:00:00.000Z' }
  const findings = seller.seller.findings.map(finding => ({ ...finding, appeal }))
  const host = await openCard({
    answer,
    seller: { state: 'loaded', seller: { ...seller.seller, findings } },
  })
  expect(host.textContent).toContain('Ada laporan yang sudah diperiksa')
  expect(host.textContent).toContain('edang dalam banding sejak 20 Nov 2026')
})

test('the distribution is one picture with one spoken description', async () => {
  const pictures = (await openCard(cardCases.verified)).querySelectorAll('svg[role=img]')
  const labels = Array.from(pictures, picture => picture.getAttribute('aria-label') ?? '')
  expect(labels.filter(label => label.includes('33 ulasan bintang 5, 28 ada bukti beli'))).toHaveLength(1)
})

test('as many things are said to be checked as are listed, however many accounts were', async () => {
  const host = await openCard(
    makeCase('instagram:toko.siti', {
      claims: [makeClaim()],
      credentials: [
        makeCredential(),
        makeCredential({ checkedAt: daysAgo(9) }),
        makeCredential({ kind: 'nib' }),
      ],
    }),
  )
  expect(host.querySelectorAll('#checked li')).toHaveLength(3)
  expect(host.textContent).toContain('3 hal sudah dicek')
  expect(host.textContent).toContain('3hal dicek')
})

test.each([
  ['tiktok:sambal.nyai.contoh', 'https://www.tiktok.com/@sambal.nyai.contoh'],
  ['sambal.nyai.contoh', 'https://www.instagram.com/sambal.nyai.contoh/'],
  ['javascript:alert(1)', null],
  ['Sambal Nyai, toko di Solo', null],
])('a look-alike of %s leads to the real shop where it is a profile', async (of, href) => {
  const fact = makeFact({ kind: 'look-alike' })
  const facts = [{ ...fact, source: 'perbandingan nama', of }]
  const host = await openCard(makeCase('instagram:sambalnyai.contoh', { facts: [fact] }, { facts }))
  const link = host.querySelector('.row-text a')
  expect(link?.getAttribute('href') ?? null).toBe(href)
  expect(host.textContent).toContain(of.split(':').at(-1) ?? '')
})
