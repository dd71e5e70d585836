import { ristretto255_oprf } from '@noble/curves/ed25519.js'
import { describe, expect, it } from 'vitest'
import type { DestinationKey } from '#shared/domain/subject'
import { fromBase64Url, toBase64Url } from '#shared/rules/manifest-signature'
import { toOk } from '#shared/rules/result'
import { type Bindings, getSettings } from '../../../worker/env.ts'
import { createEvaluation, type Evaluation } from '../../../worker/services/evaluation.ts'
import { testEvaluationKeys, testEvaluationSecrets } from '../../fixtures/evaluation-keys.ts'
import { voprfVectors } from '../../fixtures/voprf-vectors.ts'
import { makeBindings } from '../harness.ts'

const { voprf } = ristretto255_oprf
const key = 'bank:014:1234567890' as DestinationKey
const input = new TextEncoder().encode(`amanah/v1/${key}`)

const make = (changes: Partial<Bindings> = {}) =>
  createEvaluation(getSettings(makeBindings(changes)).evaluationKeys)

const fromHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], byte => Number.parseInt(byte, 16))
const toBytes = (text: string) => fromBase64Url(text) ?? new Uint8Array()

function evaluateBlinded(evaluation: Evaluation, epoch: number, blinded: string[]) {
  const prepared = evaluation.prepare(epoch, blinded)
  return prepared.ok ? toOk(prepared.value()) : prepared
}

/** What a device makes of an answer; throws when the proof does not hold. */
function finalize(
  asked: { input: Uint8Array; blind: Uint8Array; blinded: Uint8Array }[],
  answer: { evaluated: string[]; proof: string },
  publicKey: string,
): Uint8Array[] {
  const items = asked.map((each, i) => ({ ...each, evaluated: toBytes(answer.evaluated[i] ?? '') }))
  return voprf.finalizeBatch(items, toBytes(publicKey), toBytes(answer.proof))
}

describe('RFC 9497, ristretto255-SHA512 in VOPRF mode', () => {
  const secret = btoa(String.fromCharCode(...fromHex(voprfVectors.skSm)))
  const evaluation = make({ VOPRF_KEYS: `1:${secret}` })

  it('has the public key of the vectors', () => {
    expect(evaluation.keys[0]?.publicKey).toBe(toBase64Url(fromHex(voprfVectors.pkSm)))
  })

  it.each(voprfVectors.vectors)('evaluates a batch of $batch as published', vector => {
    const blinded = vector.blinded.map(hex => toBase64Url(fromHex(hex)))
    const answer = evaluateBlinded(evaluation, 1, blinded)
    if (!answer.ok) throw new Error(answer.problem.code)
    expect(answer.value.evaluated.map(toBytes)).toEqual(vector.evaluated.map(fromHex))
    const asked = vector.blinded.map((hex, i) => ({
      input: fromHex(vector.inputs[i] ?? ''),
      blind: fromHex(vector.blinds[i] ?? ''),
      blinded: fromHex(hex),
    }))
    const { publicKey } = evaluation.keys[0] ?? { publicKey: '' }
    expect(finalize(asked, answer.value, publicKey)).toEqual(vector.outputs.map(fromHex))
  })
})

describe('evaluation', () => {
  it('gives a device what the server itself finds for the number', () => {
    const asked = [input, input].map(each => ({ input: each, ...voprf.blind(each) }))
    const evaluation = make()
    const answer = evaluateBlinded(
      evaluation,
      1,
      asked.map(({ blinded }) => toBase64Url(blinded)),
    )
    if (!answer.ok) throw new Error(answer.problem.code)
    const outputs = finalize(asked, answer.value, testEvaluationKeys[0].publicKey)
    expect(outputs.map(output => output.slice(0, 32))).toEqual([
      evaluation.evaluate(1, key),
      evaluation.evaluate(1, key),
    ])
    expect(answer.value.evaluated[0]).not.toBe(answer.value.evaluated[1])
    expect(answer.value.proof).toMatch(/^[\w-]{86}$/)
  })

  it('answers under each key, and gives another output under each', () => {
    const evaluation = make({ VOPRF_KEYS: testEvaluationSecrets.toReversed().join() })
    expect(evaluation.keys.map(({ epoch }) => epoch)).toEqual([2, 1])
    expect(evaluation.evaluate(1, key)).not.toEqual(evaluation.evaluate(2, key))
    const { blinded } = voprf.blind(input)
    for (const epoch of [1, 2])
      expect(evaluateBlinded(evaluation, epoch, [toBase64Url(blinded)]).ok).toBe(true)
    expect(evaluateBlinded(evaluation, 3, [toBase64Url(blinded)])).toEqual({
      ok: false,
      problem: { code: 'not_found', problems: [] },
    })
  })

  it('without keys answers nothing and names none', () => {
    const evaluation = createEvaluation(null)
    expect(evaluation.keys).toEqual([])
    expect(evaluateBlinded(evaluation, 1, ['A'.repeat(43)])).toEqual({
      ok: false,
      problem: { code: 'unavailable', problems: [] },
    })
  })

  it.each([
    ['the identity', new Uint8Array(32)],
    ['a field element that is not reduced', Uint8Array.from([0xee, ...Array(30).fill(0xff), 0x7f])],
    ['a negative field element', Uint8Array.from([1, ...Array(31).fill(0)])],
    ['a point of no square', fromHex('26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371')],
    ['high bit set', fromHex(`${'00'.repeat(31)}80`)],
    ['31 bytes', new Uint8Array(31)],
    ['33 bytes', new Uint8Array(33)],
    ['none', new Uint8Array(0)],
  ])('refuses %s, and names its place', (_, bytes) => {
    const good = toBase64Url(voprf.blind(input).blinded)
    const answer = evaluateBlinded(make(), 1, [good, toBase64Url(bytes), good])
    expect(answer.ok).toBe(false)
    if (answer.ok) return
    expect([answer.problem.code, answer.problem.problems[0]?.path]).toEqual(['invalid_input', 'blinded[1]'])
  })

  it('refuses text that is no base64url', () => {
    expect(evaluateBlinded(make(), 1, ['*'.repeat(43)])).toMatchObject({ problem: { code: 'invalid_input' } })
  })
})
