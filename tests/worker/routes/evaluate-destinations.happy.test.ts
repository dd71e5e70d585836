import { expect, it } from 'vitest'
import type { DestinationKey } from '#shared/domain/subject'
import { testEvaluationKeys, testEvaluationSecrets } from '../../fixtures/evaluation-keys.ts'
import { makeServices } from '../number-world.ts'
import {
  blind,
  blindAll,
  evaluate,
  expectPuzzle,
  finalize,
  makeAddress,
  makeOpenBindings,
  postEvaluate,
  solve,
  spendBudget,
  testPuzzleBits,
  toTexts,
} from './evaluation-world.ts'

const key = 'bank:014:1234567890' as DestinationKey

it('gives a device the output that the server has for its number, and proves it', async () => {
  const asked = [blind(key), ...blindAll(15)]
  const answer = await evaluate({ blinded: toTexts(asked) }, { address: makeAddress() })
  expect(finalize(asked, answer)[0]).toEqual(makeServices().evaluation.evaluate(1, key))
  expect(() => finalize(asked, answer, testEvaluationKeys[1].publicKey)).toThrow()
})

it('answers under each key that is served', async () => {
  const bindings = makeOpenBindings({ VOPRF_KEYS: testEvaluationSecrets.toReversed().join() })
  for (const { epoch, publicKey } of testEvaluationKeys) {
    const asked = [blind(key)]
    const answer = await evaluate({ epoch, blinded: toTexts(asked) }, { bindings, address: makeAddress() })
    expect(answer).toMatchObject({ state: 'evaluated', epoch })
    expect(finalize(asked, answer, publicKey)).toHaveLength(1)
  }
})

it('is kept by no cache', async () => {
  const answer = await postEvaluate({ blinded: toTexts(blindAll(1)) }, { address: makeAddress() })
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
})

it('lets sixty numbers a day pass, then asks for work for each further one, and for nothing more', async () => {
  const address = makeAddress()
  const asked = blindAll(16)
  for (const _ of [1, 2, 3]) {
    expect((await evaluate({ blinded: toTexts(asked) }, { address })).state).toBe('evaluated')
  }
  // 48 are spent: of sixteen more twelve are free.
  const puzzle = await expectPuzzle({ blinded: toTexts(asked) }, { address })
  expect(puzzle).toMatchObject({ bits: testPuzzleBits, count: 4 })
  expect((await evaluate({ blinded: toTexts(asked.slice(0, 12)) }, { address })).state).toBe('evaluated')
  const last = await expectPuzzle({ blinded: toTexts(asked.slice(0, 2)) }, { address })
  expect(last.count).toBe(2)
  const paid = { blinded: toTexts(asked.slice(0, 2)), puzzle: await solve(last) }
  const answer = await evaluate(paid, { address })
  expect(finalize(asked.slice(0, 2), answer)).toHaveLength(2)
})

it('takes a puzzle for many as payment for fewer, and for others than were asked first', async () => {
  const address = makeAddress()
  await spendBudget(address)
  const puzzle = await solve(await expectPuzzle({ blinded: toTexts(blindAll(2)) }, { address }))
  const other = { blinded: toTexts(blindAll(1, 50)), puzzle }
  expect((await evaluate(other, { address })).state).toBe('evaluated')
})

it('counts each network for itself, a whole /64 of IPv6 as one', async () => {
  const address = makeAddress()
  await spendBudget(address)
  const blinded = toTexts(blindAll(1))
  expect((await evaluate({ blinded }, { address: address.replace(/::1$/, ':9:8:7:6') })).state).toBe('puzzle')
  expect((await evaluate({ blinded }, { address: makeAddress() })).state).toBe('evaluated')
})
