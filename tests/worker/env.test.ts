import { expect, it } from 'vitest'
import { getSettings } from '../../worker/env.ts'
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
