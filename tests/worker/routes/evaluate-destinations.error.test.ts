import { afterEach, expect, it, vi } from 'vitest'
import { expectErrors, readError } from '../harness.ts'
import {
  blindAll,
  evaluate,
  expectPuzzle,
  makeAddress,
  makeOpenBindings,
  postEvaluate,
  solve,
  spendBudget,
  toTexts,
} from './evaluation-world.ts'

afterEach(() => {
  vi.useRealTimers()
})

const one = () => toTexts(blindAll(1))

it.each([
  ['nothing', [], 'blinded'],
  ['seventeen', toTexts(blindAll(17)), 'blinded'],
  ['a shorter text', ['A'.repeat(42)], 'blinded[0]'],
  ['other letters', ['*'.repeat(43)], 'blinded[0]'],
])('refuses %s', async (_, blinded, field) => {
  const answer = await postEvaluate({ blinded }, { address: makeAddress() })
  expect([answer.status, (await readError(answer)).field]).toEqual([400, field])
})

it.each(['{"epoch":1', '[]', '{}', 'null', '{"epoch":"1","blinded":[]}'])(
  'refuses the body %s',
  async body => {
    expect((await postEvaluate(body, { address: makeAddress() })).status).toBe(400)
  },
)

it('does not know an epoch that is not served', async () => {
  const answer = await postEvaluate({ epoch: 9, blinded: one() }, { address: makeAddress() })
  expect([answer.status, (await readError(answer)).code]).toEqual([404, 'not_found'])
})

it.each(['VOPRF_KEYS', 'INDEX_KEYS', 'DATA_KEYS', 'EVALUATION_BUDGET'] as const)(
  'is not available without %s',
  async name => {
    expectErrors()
    const bindings = makeOpenBindings({ [name]: undefined } as object)
    const answer = await postEvaluate({ blinded: one() }, { bindings, address: makeAddress() })
    expect([answer.status, (await readError(answer)).code]).toEqual([503, 'unavailable'])
  },
)

it('refuses a burst', async () => {
  const bindings = makeOpenBindings({ EVALUATION_LIMIT: { limit: async () => ({ success: false }) } })
  const answer = await postEvaluate({ blinded: one() }, { bindings, address: makeAddress() })
  expect([answer.status, (await readError(answer)).code]).toEqual([429, 'rate_limited'])
})

it('asks again for work that is out of date', async () => {
  // Far ahead: an object whose day is over would forget itself at once.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2100-06-01T10:00:00Z') })
  const address = makeAddress()
  await spendBudget(address)
  const puzzle = await solve(await expectPuzzle({ blinded: one() }, { address }))
  vi.setSystemTime(Date.parse('2100-06-01T10:10:01Z'))
  const again = await expectPuzzle({ blinded: one(), puzzle }, { address })
  expect(again.challenge).not.toBe(puzzle.challenge)
  expect((await evaluate({ blinded: one(), puzzle: await solve(again) }, { address })).state).toBe(
    'evaluated',
  )
})

it('begins each day anew, and takes no puzzle of the day before', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2100-06-01T23:58:00Z') })
  const address = makeAddress()
  await spendBudget(address)
  const puzzle = await solve(await expectPuzzle({ blinded: one() }, { address }))
  vi.setSystemTime(Date.parse('2100-06-02T00:01:00Z'))
  await spendBudget(address)
  expect((await evaluate({ blinded: one(), puzzle }, { address })).state).toBe('puzzle')
})

it('a puzzle that is sent without need is not spent', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2100-07-01T10:00:00Z') })
  const [rich, poor] = [makeAddress(), makeAddress()]
  await spendBudget(poor)
  const puzzle = await solve(await expectPuzzle({ blinded: one() }, { address: poor }))
  expect((await evaluate({ blinded: one(), puzzle }, { address: rich })).state).toBe('evaluated')
  expect((await evaluate({ blinded: one(), puzzle }, { address: poor })).state).toBe('evaluated')
})
