import { listDurableObjectIds, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, it, vi } from 'vitest'
import { toBase64Url } from '#shared/rules/manifest-signature'
import { isSolution } from '#shared/rules/puzzle'
import { dumpDatabase, expectErrors, readError, request } from '../harness.ts'
import {
  blindAll,
  evaluate,
  expectPuzzle,
  makeAddress,
  makeOpenBindings,
  postEvaluate,
  solve,
  spendBudget,
  testPuzzleBits,
  toTexts,
} from './evaluation-world.ts'

async function isSolved(challenge: string, solutions: readonly number[]): Promise<boolean> {
  const solved = await Promise.all(
    solutions.map((solution, ordinal) => isSolution(challenge, ordinal, solution, testPuzzleBits)),
  )
  return solved.every(Boolean)
}

const one = () => toTexts(blindAll(1))

const hostileElements: [string, number[]][] = [
  ['the identity', Array(32).fill(0)],
  ['a field element that is not reduced', [0xed, ...Array(30).fill(0xff), 0x7f]],
  ['the same with one more', [0xee, ...Array(30).fill(0xff), 0x7f]],
  ['a negative field element', [1, ...Array(31).fill(0)]],
  ['all ones', Array(32).fill(0xff)],
  ['the high bit set', [...Array(31).fill(0), 0x80]],
]

it.each(hostileElements)('refuses %s, and counts nothing', async (_, bytes) => {
  const address = makeAddress()
  const blinded = [...toTexts(blindAll(15)), toBase64Url(Uint8Array.from(bytes))]
  for (let i = 0; i < 5; i++) {
    const answer = await postEvaluate({ blinded }, { address })
    expect([answer.status, (await readError(answer)).field]).toEqual([400, 'blinded[15]'])
  }
  await spendBudget(address)
})

it('takes no puzzle twice, not even at the same moment', async () => {
  const address = makeAddress()
  await spendBudget(address)
  const puzzle = await solve(await expectPuzzle({ blinded: one() }, { address }))
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => evaluate({ blinded: one(), puzzle }, { address })),
  )
  expect(answers.map(({ state }) => state).toSorted()).toEqual([
    'evaluated',
    ...Array<string>(4).fill('puzzle'),
  ])
  expect((await evaluate({ blinded: one(), puzzle }, { address })).state).toBe('puzzle')
})

it('takes no puzzle of another network', async () => {
  const [mine, theirs] = [makeAddress(), makeAddress()]
  await spendBudget(mine)
  await spendBudget(theirs)
  const puzzle = await solve(await expectPuzzle({ blinded: one() }, { address: theirs }))
  expect((await evaluate({ blinded: one(), puzzle }, { address: mine })).state).toBe('puzzle')
  expect((await evaluate({ blinded: one(), puzzle }, { address: theirs })).state).toBe('evaluated')
})

it('takes only the whole work, each solution at its place', async () => {
  const address = makeAddress()
  await spendBudget(address)
  const blinded = toTexts(blindAll(2))
  const { challenge, solutions } = await solve(await expectPuzzle({ blinded }, { address }))
  const [first = 0, second = 0] = solutions
  for (const wrong of [
    [second, first],
    [first, first],
    [first],
    [first, second, 0],
    [first, second + 1],
    [0, 0],
  ]) {
    // By chance one in 256 is right where it should not be.
    if (wrong.length === 2 && (await isSolved(challenge, wrong))) continue
    const answer = await evaluate({ blinded, puzzle: { challenge, solutions: wrong } }, { address })
    expect([wrong, answer.state]).toEqual([wrong, 'puzzle'])
  }
  // A puzzle for two does not pay for three.
  const more = { blinded: toTexts(blindAll(3)), puzzle: { challenge, solutions } }
  expect((await evaluate(more, { address })).state).toBe('puzzle')
  expect((await evaluate({ blinded, puzzle: { challenge, solutions } }, { address })).state).toBe('evaluated')
})

it('takes no challenge but its own as it was made', async () => {
  const address = makeAddress()
  await spendBudget(address)
  const blinded = toTexts(blindAll(2))
  const { challenge } = await expectPuzzle({ blinded }, { address })
  const [version, id, expires, count, digest = ''] = challenge.split('.')
  const flipped = digest.replace(/^./, letter => (letter === '0' ? '1' : '0'))
  for (const forged of [
    [version, id, Number(expires) + 60_000, count, digest],
    [version, id, expires, 1, digest],
    [version, 'A'.repeat(22), expires, count, digest],
    [version, id, expires, count, flipped],
    [version, id, expires, count, ''],
    ['v2', id, expires, count, digest],
    [version, id, expires, count, digest, 'x'],
  ]) {
    const puzzle = { challenge: forged.join('.'), bits: testPuzzleBits, count: forged[3] === 1 ? 1 : 2 }
    const answer = await evaluate({ blinded, puzzle: await solve(puzzle) }, { address })
    expect([forged, answer.state]).toEqual([forged, 'puzzle'])
  }
})

it('keeps and logs neither numbers nor addresses', async () => {
  const names = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const
  const logs = names.map(name => vi.spyOn(console, name))
  const address = makeAddress()
  const before = await dumpDatabase()
  const blinded = one()
  await spendBudget(address)
  const puzzle = await solve(await expectPuzzle({ blinded }, { address }))
  await evaluate({ blinded, puzzle }, { address })
  await postEvaluate({ blinded: ['A'.repeat(43)] }, { address })
  for (const log of logs) expect(log).not.toHaveBeenCalled()
  expect(await dumpDatabase()).toBe(before)
  const kept: string[] = []
  for (const id of await listDurableObjectIds(env.EVALUATION_BUDGET)) {
    kept.push(
      await runInDurableObject(env.EVALUATION_BUDGET.get(id), (_, { storage }) =>
        JSON.stringify([id.name, ...storage.kv.list()]),
      ),
    )
  }
  const text = kept.join('\n')
  expect(text).toContain('"spent",61')
  expect(text).not.toContain(address.slice(0, 12))
  expect(text).not.toContain(blinded[0])
})

it('is not offered to other origins', async () => {
  const headers = { Origin: 'https://evil.example' }
  const address = makeAddress()
  const answer = await postEvaluate({ blinded: one() }, { headers, address })
  expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull()
  expect(answer.headers.get('Set-Cookie')).toBeNull()
  const preflight = await request('/v1/destinations/evaluate', {
    method: 'OPTIONS',
    headers: { ...headers, 'Access-Control-Request-Method': 'POST' },
  })
  expect(preflight.headers.get('Access-Control-Allow-Origin')).toBeNull()
  const simple = await postEvaluate(
    { blinded: one() },
    { headers: { 'Content-Type': 'text/plain' }, address },
  )
  expect((await readError(simple)).code).toBe('unsupported_media_type')
})

it('tells nothing of our insides when the budget breaks, and evaluates nothing', async () => {
  const logged = expectErrors()
  const broken = {
    idFromName: () => {
      throw new Error('secret inside')
    },
  }
  const bindings = makeOpenBindings({ EVALUATION_BUDGET: broken as never })
  const answer = await postEvaluate({ blinded: one() }, { bindings, address: makeAddress() })
  expect(answer.status).toBe(500)
  expect(await answer.text()).not.toContain('secret inside')
  expect(logged).toHaveBeenCalledOnce()
})
