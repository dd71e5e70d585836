import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareHolders } from '#shared/rules/holder-match'

test.each([
  ['Siti Contoh', 'SITI CONTOH', 'match'],
  ['siti  contoh', 'Siti Contoh', 'match'],
  ['Siti Contoh', 'CONTOH SITI', 'match'],
  ['Hj. Siti Contoh, S.Pd', 'SITI CONTOH', 'match'],
  ['Ibu Siti Contoh', 'SITI CONTOH', 'match'],
  ['Dr. Budi Contoh, M.M.', 'BUDI CONTOH', 'match'],
  ['Siti Nur Contoh', 'SITI CONTOH', 'match'],
  ['Siti Contohwijaya', 'SITI CONTOHWI', 'match'],
  ['Siti Nurhaliza Contoh', 'SITI N CONTOH', 'match'],
  ['M. Budi Contoh', 'MUHAMMAD BUDI CONTOH', 'match'],
  ['Moh Budi', 'MUHAMAD BUDI', 'match'],
  ['Nur’aini Contoh', "NUR'AINI CONTOH", 'match'],
  ['Soetjipto Contoh', 'SUCIPTO CONTOH', 'match'],
  ['CV Contoh Jaya', 'CONTOH JAYA CV', 'match'],
  ['Siti', 'SITI', 'match'],
  ['Laras C', 'LARAS CONTOH', 'match'],
  ['Siti Contoh', 'S*** C*****', 'partial'],
  ['Siti Contoh', 'S C', 'partial'],
  ['Siti Contoh', 'SITI LAINNYA', 'partial'],
  ['Siti', 'SITI CONTOH', 'partial'],
  ['Siti Contoh', 'BUDI LAINNYA', 'differs'],
  ['Dapur Kenanga', 'LARAS CONTOH', 'differs'],
  ['', 'SITI', 'unreadable'],
  ['Ibu', 'SITI', 'unreadable'],
  ['***', 'SITI', 'differs'],
  ['Siti', '...', 'unreadable'],
])('%s and %s: %s', (declared, seen, result) => {
  expect(compareHolders(declared, seen).result).toBe(result)
})

describe('what it says', () => {
  test('which words fit, how, and which do not', () => {
    expect(compareHolders('Siti Nur Contoh', 'SITI N LAINNYA')).toEqual({
      result: 'partial',
      matched: [
        { declared: 'siti', seen: 'siti', how: 'same' },
        { declared: 'nur', seen: 'n', how: 'initial' },
      ],
      onlyDeclared: ['contoh'],
      onlySeen: ['lainnya'],
    })
  })

  test('an initial never takes the word that a whole name needs', () => {
    expect(compareHolders('S Siti', 'SITI SARI').matched).toEqual([
      { declared: 'siti', seen: 'siti', how: 'same' },
      { declared: 's', seen: 'sari', how: 'initial' },
    ])
  })
})

describe('properties', () => {
  const name = fc.array(fc.stringMatching(/^[a-z]{4,9}$/), { minLength: 2, maxLength: 4 })

  test('a name matches itself, in any case and order', () => {
    fc.assert(
      fc.property(name, words => {
        const other = words.toReversed().join(' ').toUpperCase()
        const { result } = compareHolders(words.join(' '), other)
        return result === 'match' || result === 'unreadable' || words.length === 1
      }),
    )
  })

  test('it never throws, and no word is counted twice', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const { matched, onlySeen, onlyDeclared } = compareHolders(a, b)
        const mirrored = compareHolders(b, a)
        expect(matched.length + onlySeen.length).toBe(mirrored.matched.length + mirrored.onlyDeclared.length)
        expect(onlyDeclared.length).toBe(mirrored.onlySeen.length)
      }),
    )
  })
})
