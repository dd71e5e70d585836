import { describe, expect, test, vi } from 'vitest'
import { type Evaluation, evaluateNumbers } from '#shared/device/destinations/evaluate-numbers'
import type { DestinationKey } from '#shared/domain/subject'
import { toBase64Url } from '#shared/rules/manifest-signature'
import { toOk, toProblem } from '#shared/rules/result'
import { type Evaluated, EvaluationServer } from './evaluation-server.ts'

const key = (digits: number) => `bank:014:${1_234_567_890 + digits}` as DestinationKey
const numbers = (n: number) => Array.from({ length: n }, (_, i) => key(i))

describe('an honest server', () => {
  test('gives the outputs of its key, in the order asked, 32 bytes each', async () => {
    const server = new EvaluationServer()
    const keys = [key(3), 'qris:ID1020000000001' as DestinationKey, key(1)]
    expect(await evaluateNumbers(keys, server.epoch, server.world())).toEqual(
      toOk(keys.map(each => server.outputOf(each))),
    )
    expect(server.outputOf(key(1))).toHaveLength(32)
  })

  test('is asked for at most 16 at a time', async () => {
    const server = new EvaluationServer()
    const keys = numbers(35)
    const evaluated = await evaluateNumbers(keys, server.epoch, server.world())
    expect(evaluated).toEqual(toOk(keys.map(each => server.outputOf(each))))
    expect(server.heard.map(({ blinded }) => blinded.length)).toEqual([16, 16, 3])
  })

  test('learns nothing by which it could tell a number, or that it is the same one again', async () => {
    const server = new EvaluationServer()
    await evaluateNumbers([key(1)], server.epoch, server.world())
    await evaluateNumbers([key(1)], server.epoch, server.world())
    const [first, second] = server.heard
    expect(Object.keys(first ?? {}).toSorted()).toEqual(['blinded', 'epoch'])
    expect(first?.blinded).not.toEqual(second?.blinded)
    expect(JSON.stringify(server.heard)).not.toContain('1234567891')
  })
})

const flip = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)
const identity = toBase64Url(new Uint8Array(32))
const lies: [name: string, twist: (honest: Evaluated, other: EvaluationServer) => Evaluated][] = [
  ['an element that is not the product', honest => ({ ...honest, evaluated: honest.evaluated.toReversed() })],
  ['the identity', honest => ({ ...honest, evaluated: honest.evaluated.map(() => identity) })],
  ['no element at all', honest => ({ ...honest, evaluated: honest.evaluated.map(() => '_'.repeat(43)) })],
  ['what is no base64', honest => ({ ...honest, evaluated: honest.evaluated.map(() => '*'.repeat(43)) })],
  ['a changed proof', honest => ({ ...honest, proof: flip(honest.proof) })],
  ['no proof', honest => ({ ...honest, proof: '' })],
  [
    'another number’s element in its place',
    honest => ({ ...honest, evaluated: honest.evaluated.map(() => honest.evaluated[0] ?? '') }),
  ],
]

describe('a lying server is found out by', () => {
  test.each(lies)('%s', async (_, twist) => {
    const server = new EvaluationServer()
    const other = new EvaluationServer()
    const world = server.world(honest => twist(honest, other))
    expect(await evaluateNumbers(numbers(2), server.epoch, world)).toEqual(toProblem('untrusted'))
  })

  test('the key with which it evaluates', async () => {
    const server = new EvaluationServer()
    const other = new EvaluationServer()
    const world = server.world((_, request) => other.evaluate(request))
    expect(await evaluateNumbers(numbers(1), server.epoch, world)).toEqual(toProblem('untrusted'))
  })

  test('a proof of another batch', async () => {
    const server = new EvaluationServer()
    await evaluateNumbers(numbers(1), server.epoch, server.world())
    const earlier = server.evaluate(server.heard[0] ?? { blinded: [] })
    const world = server.world(honest => ({ ...honest, proof: earlier.proof }))
    expect(await evaluateNumbers(numbers(1), server.epoch, world)).toEqual(toProblem('untrusted'))
  })

  test('an answer to another batch, proof and all', async () => {
    const server = new EvaluationServer()
    await evaluateNumbers(numbers(1), server.epoch, server.world())
    const earlier = server.evaluate(server.heard[0] ?? { blinded: [] })
    const answered = await evaluateNumbers(
      numbers(1),
      server.epoch,
      server.world(() => earlier),
    )
    expect(answered).toEqual(toProblem('untrusted'))
  })

  test('an epoch that was not asked for', async () => {
    const server = new EvaluationServer(4)
    const world = server.world(honest => ({ ...honest, epoch: 5 }))
    expect(await evaluateNumbers(numbers(1), server.epoch, world)).toEqual(toProblem('garbled'))
  })

  test.each([
    ['fewer', (all: string[]) => all.slice(1)],
    ['more', (all: string[]) => [...all, ...all]],
    ['none', () => []],
  ])('%s elements than asked', async (_, change) => {
    const server = new EvaluationServer()
    const world = server.world(honest => ({ ...honest, evaluated: change(honest.evaluated) }))
    expect(await evaluateNumbers(numbers(2), server.epoch, world)).toEqual(toProblem('garbled'))
  })

  test('one wrong batch of several: nothing of it counts', async () => {
    const server = new EvaluationServer()
    const world = server.world(honest =>
      server.heard.length === 2 ? { ...honest, proof: flip(honest.proof) } : honest,
    )
    expect(await evaluateNumbers(numbers(20), server.epoch, world)).toEqual(toProblem('untrusted'))
  })
})

test('trouble on the way is told as it is', async () => {
  const server = new EvaluationServer()
  for (const problem of ['offline', 'slow', 'server', 'limited', 'garbled', 'missing'] as const) {
    const world = { callEvaluate: async () => toProblem(problem) }
    expect(await evaluateNumbers(numbers(1), server.epoch, world)).toEqual(toProblem(problem))
  }
})

describe('a server that wants work first', () => {
  const puzzle = { challenge: 'challenge-of-this-test', bits: 6, count: 2 }

  /** Wants so many puzzles solved before it evaluates. */
  const busyWorld = (server: EvaluationServer, puzzles: number, asked = puzzle) => ({
    ...server.world(
      (honest): Evaluation => (server.heard.length > puzzles ? honest : { state: 'puzzle', puzzle: asked }),
    ),
    onWork: vi.fn(),
  })

  test('gets it, with the same blinded numbers, and answers', async () => {
    const server = new EvaluationServer()
    const world = busyWorld(server, 1)
    expect(await evaluateNumbers(numbers(2), server.epoch, world)).toEqual(
      toOk(numbers(2).map(each => server.outputOf(each))),
    )
    const [first, second] = server.heard
    expect(second).toMatchObject({ blinded: first?.blinded, puzzle: { challenge: puzzle.challenge } })
    expect(second?.puzzle?.solutions).toHaveLength(2)
    expect(world.onWork).toHaveBeenLastCalledWith(1)
  })

  test('is not worked for without end', async () => {
    const server = new EvaluationServer()
    expect(await evaluateNumbers(numbers(1), server.epoch, busyWorld(server, 99))).toEqual(
      toProblem('limited'),
    )
    expect(server.heard).toHaveLength(3)
  })

  test('is not worked for beyond reason', async () => {
    const server = new EvaluationServer()
    const world = busyWorld(server, 1, { ...puzzle, bits: 32, count: 16 })
    expect(await evaluateNumbers(numbers(1), server.epoch, world)).toEqual(toProblem('limited'))
    expect(server.heard).toHaveLength(1)
  })

  test('is left when the person leaves', async () => {
    const server = new EvaluationServer()
    const leaving = new AbortController()
    const world = { ...busyWorld(server, 1, { ...puzzle, bits: 22, count: 1 }), signal: leaving.signal }
    world.onWork.mockImplementation(() => leaving.abort())
    expect(await evaluateNumbers(numbers(1), server.epoch, world)).toEqual(toProblem('limited'))
    expect(server.heard).toHaveLength(1)
  })
})
