import { expect, test } from 'vitest'
import { RepairGuard } from '../../../extension/content/repair-guard.ts'

test('a place gets ten badges in ten seconds, then half a minute of rest', () => {
  let now = 0
  const guard = new RepairGuard(() => now)
  const anchor = document.createElement('a')
  const placed = () => Array.from({ length: 12 }, () => guard.mayPlace(anchor)).filter(Boolean).length
  expect(placed()).toBe(10)
  now = 20_000
  expect(placed()).toBe(0)
  now = 31_000
  expect(placed()).toBe(10)
})

test('slow changes are no fight, and one place does not tire another', () => {
  let now = 0
  const guard = new RepairGuard(() => now)
  const [slow, other] = [document.createElement('a'), document.createElement('a')]
  for (let i = 0; i < 50; i++) {
    now += 2_000
    expect(guard.mayPlace(slow)).toBe(true)
  }
  expect(guard.mayPlace(other)).toBe(true)
})
