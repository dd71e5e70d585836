import { expect, it } from 'vitest'
import { getSettings } from '../../worker/env.ts'
import { testEvaluationKeys, testEvaluationSecrets } from '../fixtures/evaluation-keys.ts'
import { expectErrors, makeBindings } from './harness.ts'

const key = (id: string) => `${id}:${btoa(id.repeat(32).slice(0, 32))}`

it('reads several keys, the sealing one first', () => {
  const { dataKeys } = getSettings(makeBindings({ DATA_KEYS: `${key('b')}, ${key('a')}` }))
  expect(dataKeys?.map(({ id, bytes }) => [id, bytes.byteLength])).toEqual([
    ['b', 32],
    ['a', 32],
  ])
})

it('takes an unknown environment for the strictest', () => {
  expect(getSettings(makeBindings({ ENVIRONMENT: 'lokal' })).environment).toBe('production')
})

it.each(['', 'a', 'a:b', `a:${btoa('short')}`, `${key('a')},`, `${key('a')},${key('a')}`])(
  'refuses the keys %j',
  DATA_KEYS => {
    expectErrors()
    expect(getSettings(makeBindings({ DATA_KEYS })).dataKeys).toBeNull()
  },
)

const [scalar1, scalar2] = testEvaluationSecrets.map(secret => secret.split(':')[1] ?? '') as [string, string]
const endorsed = `test2:${'A'.repeat(86)}`

it('reads keys of the oblivious function with their public halves, the one to ask under first', () => {
  const VOPRF_KEYS = `${testEvaluationSecrets[1]}:${endorsed}, ${testEvaluationSecrets[0]}`
  const { evaluationKeys } = getSettings(makeBindings({ VOPRF_KEYS }))
  expect(evaluationKeys?.map(({ epoch, publicKey }) => ({ epoch, publicKey }))).toEqual([
    testEvaluationKeys[1],
    testEvaluationKeys[0],
  ])
  expect(evaluationKeys?.map(({ endorsement }) => endorsement)).toEqual([
    { keyId: 'test2', signature: 'A'.repeat(86) },
    null,
  ])
})

/** The order of the group, little-endian: the smallest number that is no scalar. */
const groupOrder = '7dP1XBpjEljWnPei3vneFAAAAAAAAAAAAAAAAAAAABA='

it.each([
  '',
  '1',
  `0:${scalar1}`,
  `65536:${scalar1}`,
  `a:${scalar1}`,
  `1:${btoa('short')}`,
  `1:${groupOrder}`,
  `1:${btoa('\0'.repeat(32))}`,
  `1:${btoa('\xff'.repeat(32))}`,
  `1:${scalar1},1:${scalar2}`,
  `1:${scalar1}:test2`,
  `1:${scalar1}:test2:short`,
  `1:${scalar1},`,
  [1, 2, 3, 4, 5].map(epoch => `${epoch}:${scalar1}`).join(),
])('refuses the keys of the oblivious function %j', VOPRF_KEYS => {
  expectErrors()
  expect(getSettings(makeBindings({ VOPRF_KEYS })).evaluationKeys).toBeNull()
})

it('names what is missing or malformed in the log, and shows nothing of it', () => {
  const logged = expectErrors()
  const settings = getSettings(
    makeBindings({ VOPRF_KEYS: `1:${groupOrder}`, INDEX_KEYS: 'secret-but-no-key' }),
  )
  expect([settings.evaluationKeys, settings.indexKeys]).toEqual([null, null])
  expect(settings.dataKeys).not.toBeNull()
  expect(logged.mock.calls.flat().join()).toMatch(/refused: VOPRF_KEYS, INDEX_KEYS$/)
})
