import { describe, expect, test } from 'vitest'
import type { DestinationKey, ProfileKey } from '#shared/domain/subject'
import { readingOfKey } from '#shared/rules/understand'
import { verdictOf } from '#shared/rules/verdict-of'
import type { Answer } from '../../../worker/pages/check/client/answers/answer.ts'
import { bandOf, describeAge } from '../../../worker/pages/check/client/band-of.ts'
import type { Owner, Question } from '../../../worker/pages/check/client/question.ts'
import { subjectOf } from '../../../worker/pages/check/client/subject-of.ts'
import { knownNumber } from '../../extension/number-answers.ts'
import { daysAgo, makeFact, makeFinding, makeQuestion, now } from '../../fixtures/builders.ts'

const key = 'bank:014:1234567417' as DestinationKey
const profile = 'instagram:camilan.melati' as ProfileKey
const owner = { sellerTag: 'a'.repeat(12) as never, profile, checkedAt: daysAgo(22) }

function numberQuestion(named: Owner | null = null): Question {
  const reading = readingOfKey(key)
  if (!reading) throw new Error('no reading')
  return { kind: 'destination', key, reading, qris: null, owner: named }
}

function numberAnswer(
  ...known: Parameters<typeof knownNumber> extends [unknown, ...infer Rest] ? Rest : never
): Answer {
  const answer = knownNumber(key, ...known)
  if (answer.state !== 'known') throw new Error('not known')
  return { state: 'destination', known: answer, compared: { state: 'with', profile } }
}

const bandOfNumber = (...known: Parameters<typeof numberAnswer>) =>
  bandOf(numberAnswer(...known), numberQuestion(), 'id')

describe('a number', () => {
  test('that is the seller’s is green, and says whose', () => {
    expect(bandOfNumber({ state: 'own', checkedAt: daysAgo(22), others: [] })).toMatchObject({
      tone: 'verified',
      title: 'Rekening ini milik @camilan.melati',
    })
  })

  test('that is not among theirs is a fact, never amber', () => {
    expect(bandOfNumber({ state: 'other', registered: 2, others: [] })).toMatchObject({
      tone: 'caution',
      title: 'Tidak termasuk rekening yang didaftarkan toko ini (2)',
    })
  })

  test('of another shop is told of', () => {
    const band = bandOfNumber({ state: 'unregistered', others: [owner] })
    expect(band.tone).toBe('none')
    expect([band.text, ...band.more].join(' ')).toMatch(/milik toko lain: @camilan\.melati/)
  })

  test('of which nothing is known is grey and never called safe', () => {
    const band = bandOfNumber()
    expect(band).toMatchObject({ tone: 'none', title: 'Belum ada catatan' })
    expect(band.strong).toBe('Belum ada catatan bukan berarti pasti aman.')
  })

  test.each([
    ['reported', 'reported'],
    ['severe', 'severe'],
    ['disputed', 'disputed'],
  ] as const)('with a finding is %s, whoever it belongs to', (finding, tone) => {
    const band = bandOfNumber({ state: 'own', checkedAt: daysAgo(22), others: [] }, finding)
    expect(band.tone).toBe(tone)
    expect(band.title).not.toMatch(/milik/)
  })

  test('that could not be compared says why', () => {
    const answer = { ...numberAnswer(), compared: { state: 'not' } } as Answer
    const named = numberQuestion({ text: 'Bu Siti', profiles: [] })
    expect(bandOf(answer, named, 'id').more).toEqual(['“Bu Siti” bukan nama akun, jadi tidak dibandingkan.'])
    const nobody = { ...numberAnswer(), compared: { state: 'nobody', profile } } as Answer
    expect(bandOf(nobody, numberQuestion({ text: '@x', profiles: [profile] }), 'id').more[0]).toMatch(
      /@camilan\.melati belum terdaftar/,
    )
  })
})

describe('what is not known', () => {
  test.each(['offline', 'slow', 'server', 'garbled', 'expired', 'limited', 'untrusted'] as const)(
    '%s has a sentence in both languages, is grey, and is not *no record*',
    problem => {
      for (const language of ['id', 'en'] as const) {
        const band = bandOf({ state: 'unknown', problem, data: null }, numberQuestion(), language)
        expect(band.tone).toBe('none')
        expect(band.icon).toBe('offline')
        expect(band.text.length).toBeGreaterThan(10)
        expect(band.title).toBe(language === 'id' ? 'Tidak bisa dicek sekarang' : 'Cannot check now')
      }
    },
  )
})

describe('a profile', () => {
  const answerOf = (over: Parameters<typeof makeQuestion>[0], problem: 'offline' | null = null): Answer => ({
    state: 'profile',
    known: {
      state: 'known',
      key: profile,
      result: verdictOf(makeQuestion(over), now),
      data: { version: 7, publishedAt: daysAgo(1) },
      problem,
    },
    details: { state: 'none' },
  })
  const bandOfProfile = (over: Parameters<typeof makeQuestion>[0]) =>
    bandOf(answerOf(over), { kind: 'profile', key: profile }, 'id')

  test('each verdict has its tone, and one with reviews alone is as grey as none', () => {
    const reviews = { all: [0, 0, 0, 1, 0], proven: [0, 0, 0, 0, 0] }
    expect(bandOfProfile({}).tone).toBe('none')
    expect(bandOfProfile({ reviews })).toMatchObject({ tone: 'none', icon: 'noted' })
    expect(bandOfProfile({ facts: [makeFact({ kind: 'look-alike' })] }).tone).toBe('caution')
    expect(bandOfProfile({ findings: [makeFinding()] }).tone).toBe('reported')
    expect(bandOfProfile({ findings: [makeFinding({ amount: 6_000_000 })] }).tone).toBe('severe')
  })

  test('an old answer never stands without its date', () => {
    expect(describeAge(answerOf({}), 'id')).toBeNull()
    expect(describeAge(answerOf({}, 'offline'), 'id')).toMatch(/data per 23\u00a0Nov\u00a02026/)
  })
})

describe('what was checked', () => {
  test('of a number only its end is shown', () => {
    const { name, notes } = subjectOf(
      { question: numberQuestion({ text: '@camilan.melati', profiles: [profile] }), answer: null },
      'id',
    )
    expect(name).toBe('BCA akhir 417')
    expect(notes).toEqual(['katanya milik @camilan.melati'])
    expect(JSON.stringify(subjectOf({ question: numberQuestion(), answer: null }, 'en'))).not.toContain(
      '1234567417',
    )
  })

  test('names of others are short and cannot turn the line', () => {
    const text = `\u202e${'x'.repeat(500)}`
    const [note = ''] = subjectOf(
      { question: numberQuestion({ text, profiles: [] }), answer: null },
      'id',
    ).notes
    expect(note.length).toBeLessThan(70)
    expect(note).not.toMatch(/\u202e/)
  })
})
