import { describe, expect, test } from 'vitest'
import { isTrustedEpoch, parseEvaluationKeys } from '#shared/rules/evaluation-key'
import { parsePinnedKeys } from '#shared/rules/manifest-signature'
import { toPinnedEvaluationKeys } from '../../worker/commands/evaluation-keys.ts'
import { toPinnedKeys } from '../../worker/commands/manifest-keys.ts'
import { type KeySecrets, rotations, toKeys } from '../../worker/commands/rotations.ts'
import { testEvaluationSecrets, testIndexKeys } from '../fixtures/evaluation-keys.ts'
import { testManifestKeys } from '../fixtures/manifest-keys.ts'

const secrets = {
  MANIFEST_KEYS: testManifestKeys.join(', '),
  DATA_KEYS: 'd1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
  VOPRF_KEYS: testEvaluationSecrets.toReversed().join(', '),
  INDEX_KEYS: testIndexKeys[0],
} satisfies KeySecrets

async function rotate(kind: keyof typeof rotations, given: KeySecrets = secrets) {
  const rotated = await rotations[kind].rotate(toKeys(given[rotations[kind].secret] ?? ''), given)
  if (!rotated.ok) throw new Error(rotated.problem)
  return rotated.value
}

/** Whether a build that pins these keys believes the first key of VOPRF_KEYS, in a manifest signed by `signerId`. */
async function isBelieved(voprfKeys: string, signerId: string, pinned: { manifest: string; epochs: string }) {
  const [first = ''] = toKeys(voprfKeys)
  const [epoch = '', , keyId, signature] = first.split(':')
  const [key] = parseEvaluationKeys(toPinnedEvaluationKeys(first)) ?? []
  const endorsement = keyId && signature ? { keyId, signature } : null
  return isTrustedEpoch(
    { epoch: Number(epoch), publicKey: key?.publicKey ?? '', bits: 0, endorsement },
    {
      pinned: parseEvaluationKeys(pinned.epochs) ?? [],
      manifestKeys: parsePinnedKeys(pinned.manifest) ?? [],
      signerId,
    },
  )
}

const installed = {
  manifest: toPinnedKeys(secrets.MANIFEST_KEYS),
  epochs: toPinnedEvaluationKeys(secrets.VOPRF_KEYS),
}

describe('voprf', () => {
  test('adds an epoch to ask under, keeps the one before, gives older ones up', async () => {
    const { changes, told } = await rotate('voprf')
    expect(Object.keys(changes)).toEqual(['VOPRF_KEYS'])
    const keys = toKeys(changes.VOPRF_KEYS ?? '')
    expect(keys.map(key => key.split(':')[0])).toEqual(['3', '2'])
    expect(keys[1]).toBe(testEvaluationSecrets[1])
    expect(told).toMatch(/Epoch 3 .*\n.*Epoch 2 .*30 days.* Given up: 1\./s)
    expect(told).toContain(`AMANAH_EVALUATION_KEYS=${toPinnedEvaluationKeys(changes.VOPRF_KEYS ?? '')}`)
    expect(told).not.toContain(keys[0]?.split(':')[1])
  })

  test('is believed by installed builds, because the standby vouches for it', async () => {
    const { changes } = await rotate('voprf')
    expect(await isBelieved(changes.VOPRF_KEYS ?? '', 'test1', installed)).toBe(true)
    expect(await isBelieved(changes.VOPRF_KEYS ?? '', 'test2', installed)).toBe(false)
  })

  test('without a standby says that nobody vouches for it', async () => {
    for (const MANIFEST_KEYS of [undefined, testManifestKeys[0]]) {
      const { changes, told } = await rotate('voprf', { ...secrets, MANIFEST_KEYS })
      expect(toKeys(changes.VOPRF_KEYS ?? '')[0]?.split(':')).toHaveLength(2)
      expect(told).toContain('Nobody vouches for it')
    }
  })

  test('makes another secret each time', async () => {
    const made = await Promise.all([rotate('voprf'), rotate('voprf')])
    const texts = made.map(({ changes }) => toKeys(changes.VOPRF_KEYS ?? '')[0]?.split(':')[1])
    expect(texts[0]).not.toBe(texts[1])
  })

  test('does not follow the last epoch, or none', async () => {
    const last = testEvaluationSecrets[0].replace('1:', '65535:')
    for (const key of [last, '', 'x:y', `0:${'A'.repeat(43)}=`]) {
      expect((await rotations.voprf.rotate([key], secrets)).ok).toBe(false)
    }
  })
})

describe('manifest', () => {
  test('lets the standby sign and makes another one', async () => {
    const { changes, told } = await rotate('manifest')
    const keys = toKeys(changes.MANIFEST_KEYS ?? '')
    expect(keys[0]).toBe(testManifestKeys[1])
    expect(keys).toHaveLength(2)
    expect(keys[1]).not.toBe(testManifestKeys[0])
    expect(told).toContain(`AMANAH_MANIFEST_KEYS=${toPinnedKeys(changes.MANIFEST_KEYS ?? '')}`)
    expect(changes.VOPRF_KEYS).toBeUndefined()
  })

  test('has the key that is given up vouch for what the new signer vouched for', async () => {
    const first = await rotate('voprf')
    const rotated = await rotate('manifest', { ...secrets, ...first.changes })
    const voprfKeys = rotated.changes.VOPRF_KEYS ?? ''
    expect(await isBelieved(voprfKeys, 'test2', installed)).toBe(true)
    const toSecrets = (text = '') => toKeys(text).map(key => key.split(':').slice(0, 2).join(':'))
    expect(toSecrets(voprfKeys)).toEqual(toSecrets(first.changes.VOPRF_KEYS))
  })

  test('says so when it does not know what the new signer vouched for', async () => {
    expect((await rotate('manifest', { MANIFEST_KEYS: secrets.MANIFEST_KEYS })).told).toContain('VOPRF_KEYS')
    expect((await rotate('manifest')).told).not.toContain('VOPRF_KEYS')
  })

  test('does not happen without a standby', async () => {
    const refused = await rotations.manifest.rotate([testManifestKeys[0]], secrets)
    expect(refused).toMatchObject({ ok: false, problem: expect.stringContaining('standby') })
  })
})

describe.each([
  ['data', 'DATA_KEYS'],
  ['index', 'INDEX_KEYS'],
] as const)('%s', (kind, secret) => {
  test('puts a new key first and keeps the others', async () => {
    const { changes, told } = await rotate(kind)
    expect(Object.keys(changes)).toEqual([secret])
    const [made = '', ...others] = toKeys(changes[secret] ?? '')
    expect(others).toEqual(toKeys(secrets[secret]))
    expect(made).toMatch(/^[di][0-9a-f]{8}:[A-Za-z0-9+/]{43}=$/)
    expect(told).toContain(made.split(':')[0])
    expect(told).not.toContain(made.split(':')[1])
  })
})
