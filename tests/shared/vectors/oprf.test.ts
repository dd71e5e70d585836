import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OPRF } from '@noble/curves/abstract/oprf.js'
import { decaf448_oprf } from '@noble/curves/ed448.js'
import { ristretto255_oprf } from '@noble/curves/ed25519.js'
import { p256_oprf, p384_oprf, p521_oprf } from '@noble/curves/nist.js'
import { describe, expect, test } from 'vitest'

const file = join(
  import.meta.dirname,
  ...['..', '..', '..', '..', 'shared', 'vectors', 'oprf', 'allVectors.json'],
)
const hasVectors = existsSync(file)

interface Vector {
  Blind: string
  BlindedElement: string
  EvaluationElement: string
  Info?: string
  Input: string
  Output: string
  Proof?: { proof: string; r: string }
}

interface Suite {
  identifier: string
  mode: number
  seed: string
  keyInfo: string
  skSm: string
  pkSm?: string
  vectors: Vector[]
}

const suites: Suite[] = hasVectors ? JSON.parse(readFileSync(file, 'utf8')) : []

const libraries: Record<string, OPRF> = {
  'ristretto255-SHA512': ristretto255_oprf,
  'decaf448-SHAKE256': decaf448_oprf,
  'P256-SHA256': p256_oprf,
  'P384-SHA384': p384_oprf,
  'P521-SHA512': p521_oprf,
}
const bigEndian = new Set(['P256-SHA256', 'P384-SHA384', 'P521-SHA512'])

const fromHex = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))
const toHex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const listOf = (text: string) => text.split(',').map(fromHex)

/** Randomness of which the library makes this very scalar: it takes what it is given modulo order − 1, plus 1. */
function randomnessOf(
  scalar: Uint8Array,
  isBigEndian: boolean,
): (length?: number) => Uint8Array<ArrayBuffer> {
  const digits = toHex(isBigEndian ? scalar : scalar.toReversed())
  const less = BigInt(`0x${digits}`) - 1n
  return (length = 0) => {
    const bytes = fromHex(less.toString(16).padStart(length * 2, '0'))
    return isBigEndian ? bytes : bytes.toReversed()
  }
}

test('the vectors of RFC 9497 are there', context => {
  context.skip(!hasVectors, 'no folder of vectors beside the project: only those of our suite were tested')
  expect(suites).toHaveLength(15)
})

describe.skipIf(!hasVectors)('RFC 9497 (skipped without the vectors)', () => {
  const cases = suites.flatMap(suite =>
    suite.vectors.map((vector, i) => ({ ...suite, vector, name: `${suite.identifier}/${suite.mode}/${i}` })),
  )

  test.each(suites)('$identifier, mode $mode: keys come of the seed', suite => {
    const { oprf, voprf, poprf } = libraries[suite.identifier] as OPRF
    const mode = [oprf, voprf, poprf(new Uint8Array())][suite.mode] as typeof oprf
    const { secretKey, publicKey } = mode.deriveKeyPair(fromHex(suite.seed), fromHex(suite.keyInfo))
    expect(toHex(secretKey)).toBe(suite.skSm)
    if (suite.pkSm) expect(toHex(publicKey)).toBe(suite.pkSm)
  })

  test.each(cases)('$name', ({ identifier, mode, skSm, pkSm = '', vector }) => {
    const library = libraries[identifier] as OPRF
    const isBigEndian = bigEndian.has(identifier)
    const secretKey = fromHex(skSm)
    const publicKey = fromHex(pkSm)
    const blinds = listOf(vector.Blind)
    const asked = listOf(vector.Input).map((input, i) => ({
      input,
      rng: randomnessOf(blinds[i] ?? new Uint8Array(), isBigEndian),
    }))
    const proofRng = randomnessOf(fromHex(vector.Proof?.r ?? '01'), isBigEndian)
    const expected = {
      blinds: vector.Blind,
      blinded: vector.BlindedElement,
      evaluated: vector.EvaluationElement,
      proof: vector.Proof?.proof ?? '',
      outputs: vector.Output,
    }
    const text = (all: readonly Uint8Array[]) => all.map(toHex).join()
    if (mode === 0) {
      const items = asked.map(({ input, rng }) => ({ input, ...library.oprf.blind(input, rng) }))
      const evaluated = items.map(({ blinded }) => library.oprf.blindEvaluate(secretKey, blinded))
      const outputs = items.map(({ input, blind }, i) =>
        library.oprf.finalize(input, blind, evaluated[i] ?? new Uint8Array()),
      )
      expect({
        blinds: text(items.map(({ blind }) => blind)),
        blinded: text(items.map(({ blinded }) => blinded)),
        evaluated: text(evaluated),
        proof: '',
        outputs: text(outputs),
      }).toEqual(expected)
      return
    }
    const poprf = library.poprf(fromHex(vector.Info ?? ''))
    const items = asked.map(({ input, rng }) => ({
      input,
      tweakedKey: publicKey,
      ...(mode === 1 ? library.voprf.blind(input, rng) : poprf.blind(input, publicKey, rng)),
    }))
    const blinded = items.map(each => each.blinded)
    const { evaluated, proof } =
      mode === 1
        ? library.voprf.blindEvaluateBatch(secretKey, publicKey, blinded, proofRng)
        : poprf.blindEvaluateBatch(secretKey, blinded, proofRng)
    const answered = items.map((each, i) => ({ ...each, evaluated: evaluated[i] ?? new Uint8Array() }))
    const outputs =
      mode === 1
        ? library.voprf.finalizeBatch(answered, publicKey, proof)
        : poprf.finalizeBatch(answered, proof, items[0]?.tweakedKey ?? publicKey)
    expect({
      blinds: text(items.map(({ blind }) => blind)),
      blinded: text(blinded),
      evaluated: text(evaluated),
      proof: toHex(proof),
      outputs: text(outputs),
    }).toEqual(expected)
  })
})
