import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { verdictNames } from '#shared/rules/verdict-words'
import { sendToBackground } from '../../../extension/messaging/send.ts'
import { Card } from '../../../extension/ui/card/card.tsx'
import { useCard } from '../../../extension/ui/stores/card-store.ts'
import { cardCases } from './card-cases.ts'
import { answerWith, endWorld, openCard, startWorld } from './open-card.tsx'
import { buttonNamed, click, render, settle, stubSend } from './render.tsx'

vi.mock('../../../extension/messaging/send.ts', () => ({ sendToBackground: vi.fn() }))

beforeEach(startWorld)
afterEach(endWorld)

describe('trouble', () => {
  test('failed details leave the verdict and offer another try', async () => {
    const { answer } = cardCases.severe
    const host = await openCard({ answer, seller: { state: 'failed', problem: 'server' } })
    expect(host.textContent).toContain('Rincian belum bisa dimuat.')
    expect(host.textContent).toContain(verdictNames.reported.id)
    answerWith(cardCases.severe)
    await click(buttonNamed(host, 'Coba lagi'))
    expect(host.textContent).not.toContain('Rincian belum bisa dimuat.')
    expect(host.textContent).toContain('Tanggapan penjual')
  })

  test.each([
    ['offline', 'tidak bisa dihubungi'],
    ['slow', 'lambat'],
    ['server', 'server Amanah sedang bermasalah'],
    ['garbled', 'tidak terbaca'],
    ['expired', 'lewat masa berlakunya'],
  ] as const)('%s is told in words, and an unknown seller is never green', async (problem, words) => {
    const { key } = cardCases.verified.answer
    const host = await openCard({
      answer: { state: 'unknown', key, data: null, problem },
      seller: { state: 'failed', problem },
    })
    expect(host.textContent?.toLowerCase()).toContain(words.toLowerCase())
    expect(host.querySelector('.tone-verified')).toBeNull()
  })

  test('data older than a day are called old', async () => {
    const { answer, seller } = cardCases.verified
    if (answer.state !== 'known') throw new Error('the case is known')
    const old = { version: 1279, publishedAt: '2026-11-21T03:00:00.000Z' }
    const host = await openCard({ answer: { ...answer, data: old }, seller })
    expect(host.textContent).toContain('Yang tampil data per 21 Nov 2026')
  })

  test('still blocks after a moment, a sentence with seconds when it takes long', async () => {
    vi.mocked(sendToBackground).mockImplementation(
      stubSend({
        'lookup/resolve': () => ({
          ok: true,
          value: { answers: [cardCases.verified.answer], language: 'id' },
        }),
      }) as typeof sendToBackground,
    )
    const clock = vi.spyOn(performance, 'now').mockReturnValue(0)
    void useCard.getState().open({ key: cardCases.verified.answer.key, platformId: null, name: null })
    const host = await render(<Card onClose={() => {}} />)
    expect(host.querySelector('.still')).toBeNull()
    clock.mockReturnValue(400)
    await settle(250)
    expect(host.querySelector('.section[aria-busy=true] .still')).not.toBeNull()
    clock.mockReturnValue(6_100)
    await settle(250)
    expect(host.textContent).toContain('Jaringan lambat, 6 detik.')
    expect(host.textContent).toContain(verdictNames.verified.id)
  })
})
