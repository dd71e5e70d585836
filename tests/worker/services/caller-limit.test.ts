import { expect, it } from 'vitest'
import { toNeighbourhood, toNetwork } from '../../../worker/services/caller-limit.ts'

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['2001:db8:1:2:3::', '2001:db8:1:2'],
  ['::1', '0:0:0:0'],
  ['::ffff:203.0.113.7', '::ffff:203.0.113.7'],
])('%s is counted as %s', (address, network) => {
  expect(toNetwork(address)).toBe(network)
})

it.each([
  ['203.0.113.7', '203.0.113'],
  ['203.0.113.250', '203.0.113'],
  ['203.0.114.7', '203.0.114'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1'],
  ['2001:0DB8:0001:ffff::9', '2001:db8:1'],
  ['2001:db8::9', '2001:db8:0'],
  ['::1', '0:0:0'],
  ['::ffff:203.0.113.7', '203.0.113'],
  ['unknown', 'unknown'],
])('witnesses at %s are at %s', (address, neighbourhood) => {
  expect(toNeighbourhood(address)).toBe(neighbourhood)
})
