import { expect, test } from 'vitest'
import { offerNumbers, readOfferedNumbers } from '../../../extension/content/offered-numbers.ts'

const number = { keys: ['bank:014:1234567890' as never], profile: null, holder: null }

test('numbers are told while they are offered, and not told of where nobody does', () => {
  expect(readOfferedNumbers()).toBeNull()
  const offering = new AbortController()
  offerNumbers(() => [number], offering.signal)
  expect(readOfferedNumbers()).toEqual([number])
  offering.abort()
  expect(readOfferedNumbers()).toBeNull()
})

test('a script that was started anew offers, also when the old one ends after it', () => {
  const [old, young] = [new AbortController(), new AbortController()]
  offerNumbers(() => [], old.signal)
  offerNumbers(() => [number], young.signal)
  old.abort()
  expect(readOfferedNumbers()).toEqual([number])
  young.abort()
})
