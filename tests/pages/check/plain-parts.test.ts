import { describe, expect, test } from 'vitest'
import { formatClock, joinDates } from '../../../worker/pages/check/client/dates.ts'
import { toMonths } from '../../../worker/pages/check/client/months.ts'
import { toPlain } from '../../../worker/pages/check/client/to-plain.ts'

const now = Date.parse('2026-11-24T02:40:00Z')

describe('months', () => {
  const labels = (instants: string[]) =>
    toMonths(instants, now, 'id').map(({ label, count }) => `${label}${count || ''}`)

  test('the last six, with what fell into each', () => {
    expect(labels(['2026-08-03T00:00:00Z', '2026-10-09T00:00:00Z', '2026-10-30T00:00:00Z'])).toEqual([
      'Jun',
      'Jul',
      'Agu1',
      'Sep',
      'Okt2',
      'Nov',
    ])
  })

  test('from the first report on where it is older, at most two years', () => {
    expect(labels(['2026-02-03T00:00:00Z'])).toHaveLength(10)
    expect(toMonths(['2020-01-01T00:00:00Z'], now, 'id')).toHaveLength(24)
    expect(toMonths([], now, 'en').at(-1)).toMatchObject({ month: '2026-11', name: 'November 2026' })
  })

  test('a month begins in Jakarta, not in Greenwich', () => {
    expect(toMonths(['2026-10-31T17:30:00Z'], now, 'id').at(-1)?.count).toBe(1)
    expect(toMonths(['2026-10-31T16:30:00Z'], now, 'id').at(-1)?.count).toBe(0)
  })

  test('a clock that is behind does not lose a report', () => {
    const columns = toMonths(['2026-12-02T00:00:00Z'], now, 'id')
    expect(columns.at(-1)).toMatchObject({ month: '2026-12', count: 1 })
  })
})

describe('dates', () => {
  test('day, month and year stay together', () => {
    expect(joinDates('dicek 2 Nov 2026. September 2026, Rp350.000')).toBe(
      'dicek 2\u00a0Nov\u00a02026. September\u00a02026, Rp350.000',
    )
    expect(joinDates('ada 12 laporan')).toBe('ada 12 laporan')
  })

  test('the clock is that of Jakarta', () => {
    expect(formatClock('2026-11-24T02:40:00Z', 'id')).toBe('09.40')
    expect(formatClock('2026-11-24T02:40:00Z', 'en')).toBe('09:40')
    expect(formatClock('no date', 'id')).toBe('')
  })
})

test('a text of somebody else cannot turn the line around it', () => {
  expect(toPlain('TOKO\u202eIMAN\u202c\u0000\u200b SITI\u2028')).toBe('TOKO IMAN SITI')
  expect(toPlain('<script>alert(1)</script>')).toBe('<script>alert(1)</script>')
  expect(toPlain('Kopi “Ibu” ☕')).toBe('Kopi “Ibu” ☕')
})
