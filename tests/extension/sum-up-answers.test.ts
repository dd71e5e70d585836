import { describe, expect, test } from 'vitest'
import type { NumberAnswer } from '#shared/device/destinations/to-number-answer'
import type { DestinationKey } from '#shared/domain/subject'
import type { DestinationBond } from '#shared/rules/destination-verdict'
import { sumUpAnswers } from '#shared/rules/sum-up-answers'
import { knownNumber, unknownNumber } from './number-answers.ts'

const key = (wallet: string) => `ewallet:${wallet}:6281234567890` as DestinationKey
const none: DestinationBond = { state: 'none' }
const own: DestinationBond = { state: 'own', checkedAt: '2026-11-04T03:00:00.000Z', others: [] }
const other: DestinationBond = { state: 'other', registered: 1, others: [] }
const failed = unknownNumber(key('dana'))
const wallets = ['DANA', 'OVO', 'GoPay']

function said(...answers: NumberAnswer[]): string {
  const state = sumUpAnswers(answers, wallets)
  return state.name === 'told' ? [state.verdict.state, ...state.of].join(' ') : state.name
}

const known = (bond: DestinationBond, state?: 'severe' | 'reported' | 'disputed') =>
  knownNumber(key('dana'), bond, state)

describe('one number', () => {
  test.each([
    ['own', known(own)],
    ['other', known(other)],
    ['none', known(none)],
    ['severe', known(own, 'severe')],
    ['failed', failed],
  ])('%s', (state, answer) => {
    expect(said(answer)).toBe(state)
  })
})

describe('a number of several wallets', () => {
  test('that all agree is said once', () => {
    expect(said(known(own), known(own))).toBe('own')
    expect(said(known(none), known(none), known(none))).toBe('none')
  })

  test('green of some says of which', () => {
    expect(said(known(other), known(own), known(own))).toBe('own OVO GoPay')
  })

  test('a finding on one comes first, and says on which', () => {
    expect(said(known(own), known(own, 'reported'))).toBe('reported OVO')
    expect(said(known(none, 'disputed'), known(none, 'reported'), known(none, 'severe'))).toBe('severe GoPay')
  })

  test('nothing is said while one is open, but a finding is', () => {
    expect(said(known(own), failed)).toBe('failed')
    expect(said(known(none), failed)).toBe('failed')
    expect(said(failed, known(none, 'reported'))).toBe('reported OVO')
  })
})

test('no answer at all is no all-clear', () => {
  expect(said()).toBe('failed')
})
