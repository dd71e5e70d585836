import { expect, it } from 'vitest'
import { z } from 'zod'
import { toPathText } from '#shared/rules/path-text'
import { toProblems } from '../../../worker/http/problems.ts'

it('writes paths as a person would', () => {
  expect(toPathText(['sellers', 0, 'profiles', 1, 'key'])).toBe('sellers[0].profiles[1].key')
  expect(toPathText([])).toBe('')
})

it('tells each unknown field and each wrong type in both languages', () => {
  const input = { a: 5, b: 1, c: 2 }
  const result = z.strictObject({ a: z.string() }).safeParse(input)
  expect(result.success ? [] : toProblems(result.error, input)).toEqual([
    {
      path: 'a',
      message: {
        id: 'Input tidak valid: diharapkan string, diterima number',
        en: 'Invalid input: expected string, received number',
      },
    },
    { path: 'b', message: { id: 'bidang ini tidak dikenal', en: 'unknown field' } },
    { path: 'c', message: { id: 'bidang ini tidak dikenal', en: 'unknown field' } },
  ])
})
