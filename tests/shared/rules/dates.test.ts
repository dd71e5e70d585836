import { expect, test } from 'vitest'
import { addDays, addMonths, holdNow } from '#shared/rules/dates'

const at = (text: string) => Date.parse(text)

test.each([
  ['2024-11-24T03:00:00Z', 24, '2026-11-24T03:00:00Z'],
  ['2024-02-29T00:00:00Z', 24, '2026-02-28T00:00:00Z'],
  ['2026-01-31T10:00:00Z', 1, '2026-02-28T10:00:00Z'],
  ['2025-12-31T23:59:59Z', 2, '2026-02-28T23:59:59Z'],
  ['2026-03-31T00:00:00Z', -1, '2026-02-28T00:00:00Z'],
])('%s plus %i months is %s', (from, months, to) => {
  expect(addMonths(at(from), months)).toBe(at(to))
})

test('days are of 24 hours, whatever the clock change', () => {
  expect(addDays(at('2026-03-28T12:00:00Z'), 2)).toBe(at('2026-03-30T12:00:00Z'))
})

test('a clock that is off is held within a day of the data', () => {
  const published = at('2026-11-24T00:00:00Z')
  expect(holdNow(at('2026-11-24T08:00:00Z'), published)).toBe(at('2026-11-24T08:00:00Z'))
  expect(holdNow(at('2036-01-01T00:00:00Z'), published)).toBe(at('2026-11-25T00:00:00Z'))
  expect(holdNow(at('1970-01-01T00:00:00Z'), published)).toBe(at('2026-11-23T00:00:00Z'))
})
