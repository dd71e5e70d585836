import { describe, expect, test } from 'vitest'
import type { DestinationEpoch } from '#shared/domain/snapshot'
import {
  type EvaluationTrust,
  endorseEvaluationKey,
  isTrustedEpoch,
  parseEvaluationKeys,
} from '#shared/rules/evaluation-key'
import { parsePinnedKeys, type SigningKey, signText } from '#shared/rules/manifest-signature'
import {
  strangeEvaluationKey,
  testEvaluationKeys,
  testPinnedEvaluationKeys,
} from '../../fixtures/evaluation-keys.ts'
import {
  strangeManifestKey,
  testManifestKeys,
  testPinnedKeys,
  toSigningKey,
} from '../../fixtures/manifest-keys.ts'

const [known, next] = testEvaluationKeys
const [signer, standby] = testManifestKeys.map(toSigningKey) as [SigningKey, SigningKey]
const stranger = toSigningKey(strangeManifestKey)

const trust: EvaluationTrust = {
  pinned: parseEvaluationKeys(testPinnedEvaluationKeys) ?? [],
  manifestKeys: parsePinnedKeys(testPinnedKeys) ?? [],
  signerId: signer.id,
}

function makeEpoch(over: Partial<DestinationEpoch> = {}): DestinationEpoch {
  return { ...next, bits: 0, endorsement: null, ...over }
}

async function endorsedBy(key: SigningKey, over: Partial<DestinationEpoch> = {}): Promise<DestinationEpoch> {
  const epoch = makeEpoch(over)
  return { ...epoch, endorsement: await endorseEvaluationKey(epoch, key) }
}

describe('keys as text', () => {
  test('are parsed in order', () => {
    const text = `2:${next.publicKey}, 1:${known.publicKey}`
    expect(parseEvaluationKeys(text)).toEqual([next, known])
  })

  test.each([
    '',
    ',',
    known.publicKey,
    `0:${known.publicKey}`,
    `01:${known.publicKey}`,
    `-1:${known.publicKey}`,
    `1e3:${known.publicKey}`,
    `65536:${known.publicKey}`,
    `1:${known.publicKey}A`,
    `1:${known.publicKey.slice(1)}`,
    `1:${known.publicKey};2:${next.publicKey}`,
    `1:${known.publicKey},1:${next.publicKey}`,
    `1:${known.publicKey},junk`,
    // The same 32 bytes spelled with bits that base64 leaves over.
    `1:${known.publicKey.slice(0, -1)}J`,
    [1, 2, 3, 4, 5].map(epoch => `${epoch}:${known.publicKey}`).join(),
  ])('%j is none', text => {
    expect(parseEvaluationKeys(text)).toBeNull()
  })
})

describe('which key is trusted', () => {
  test('one that the build pins, whoever signed the manifest', async () => {
    expect(await isTrustedEpoch(makeEpoch(known), trust)).toBe(true)
    expect(await isTrustedEpoch(makeEpoch(known), { ...trust, manifestKeys: [] })).toBe(true)
  })

  test('a new one that the other manifest key vouches for', async () => {
    const endorsed = await endorsedBy(standby)
    expect(await isTrustedEpoch(endorsed, trust)).toBe(true)
    expect(await isTrustedEpoch(endorsed, { ...trust, pinned: [] })).toBe(true)
  })

  test('not a new one that nobody vouches for', async () => {
    expect(await isTrustedEpoch(makeEpoch(), trust)).toBe(false)
  })

  test('not one that only the signer of the manifest vouches for, or a stranger', async () => {
    expect(await isTrustedEpoch(await endorsedBy(signer), trust)).toBe(false)
    expect(await isTrustedEpoch(await endorsedBy(standby), { ...trust, signerId: standby.id })).toBe(false)
    expect(await isTrustedEpoch(await endorsedBy(stranger), trust)).toBe(false)
    expect(await isTrustedEpoch(await endorsedBy({ ...stranger, id: standby.id }), trust)).toBe(false)
  })

  test('not when the signer’s own key stands among the pinned ones under a second name', async () => {
    const [first] = trust.manifestKeys
    const publicKey = first?.publicKey ?? ''
    for (const again of [publicKey, `${publicKey.slice(0, -1)}p`]) {
      const manifestKeys = [...trust.manifestKeys, { id: 'again', publicKey: again }]
      const endorsed = await endorsedBy({ ...signer, id: 'again' })
      expect(await isTrustedEpoch(endorsed, { ...trust, manifestKeys })).toBe(false)
    }
  })

  test('not a pinned epoch with another key, however well endorsed', async () => {
    const swapped = await endorsedBy(standby, { epoch: known.epoch, publicKey: strangeEvaluationKey })
    expect(await isTrustedEpoch(swapped, trust)).toBe(false)
  })

  test('not one whose epoch or key was changed after it was endorsed', async () => {
    const { endorsement } = await endorsedBy(standby)
    expect(await isTrustedEpoch(makeEpoch({ endorsement, epoch: 3 }), trust)).toBe(false)
    expect(await isTrustedEpoch(makeEpoch({ endorsement, publicKey: strangeEvaluationKey }), trust)).toBe(
      false,
    )
  })

  test('a signature of a manifest that reads like an endorsement is none', async () => {
    const endorsement = await signText('manifest', `${next.epoch}\n${next.publicKey}`, standby)
    expect(await isTrustedEpoch(makeEpoch({ endorsement }), trust)).toBe(false)
  })

  test('garbage in place of a signature is refused, not thrown at', async () => {
    for (const signature of ['', 'A'.repeat(86), '*'.repeat(86), 'ä']) {
      for (const keyId of [standby.id, '__proto__', '']) {
        expect(await isTrustedEpoch(makeEpoch({ endorsement: { keyId, signature } }), trust)).toBe(false)
      }
    }
  })
})
