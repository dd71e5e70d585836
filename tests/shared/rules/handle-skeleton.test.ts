import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isImitable, toSkeleton, toSkeletonHash } from '#shared/rules/handle-skeleton'

describe('look-alikes meet', () => {
  test.each([
    ['toko.siti', 't0ko_siti', 'a zero, another separator'],
    ['toko.siti', 'tokositi', 'no separator'],
    ['toko.siti', 'toko-siti', 'a hyphen'],
    ['toko.siti', '_toko..siti_', 'separators around and twice'],
    ['toko.siti', 'toko.sitii', 'a letter twice'],
    ['toko.siti', 'tok\u043e.siti', 'a Cyrillic o'],
    ['toko.siti', 't\u03bfko.s\u03b9ti', 'a Greek o and i'],
    ['toko.siti', '\u0442\u043e\u043a\u043e.\u0455\u0456\u0442\u0456', 'all Cyrillic'],
    ['toko.siti', 'TOKO.SlTI', 'capitals, and an l for an I'],
    ['toko.siti', 'toko.s|t1', 'a bar and a one'],
    ['toko.siti', 'tókö.śītì', 'marks'],
    ['toko.siti', '\uff54\uff4f\uff4b\uff4f\uff0e\uff53\uff49\uff54\uff49', 'full-width letters'],
    ['toko.siti', 'toko\u200b.\u00adsiti', 'characters without width'],
    ['toko.siti', 'toko.s\u0131t\u0131', 'an i without its dot'],
    ['camilan.melati', 'camilan.rnelati', 'rn for m'],
    ['camilan.melati', 'carnilan.mei4ti', 'rn for m, i for l, 4 for a'],
    ['camilan.melati', 'camilan.mmelati', 'm twice'],
    ['permata.ayu', 'perrnata.ayu', 'rn for an m behind an r'],
    ['warna.warni', 'wama.wami', 'm for rn'],
    ['warung.dewi', 'vvarung.devvi', 'vv for w'],
    ['dapur.dini', 'clapur.clini', 'cl for d'],
    ['toko.dian', 'toko.c1ian', 'c1 for d before an i'],
    ['clothing.id', 'dothing.id', 'd for cl'],
    ['toko.cinta', 'toko.clnta', 'l for i behind a c'],
    ['toko.cinta', 'toko.ciinta', 'i twice behind a c'],
    ['batik.solo', '8at1k.50l0', 'digits'],
    ['gerai.griya', '9erai.6riya', 'a six and a nine'],
    ['sepatu.tegal', 's3pa7u.te9al', 'a three and a seven'],
  ])('%s and %s: %s', (real, other) => {
    expect(toSkeleton(other)).toBe(toSkeleton(real))
  })
})

describe('different handles do not meet', () => {
  test.each([
    ['toko.siti', 'toko.sita'],
    ['toko.siti', 'toko.siti.official'],
    ['toko.siti', 'siti.toko'],
    ['toko.siti', 'toko.sifi'],
    ['camilan.melati', 'camilan.melani'],
    ['dapur.mama', 'dapur.nana'],
    ['hijab.rara', 'hijab.rani'],
    ['kopi.susu', 'kopi.susi'],
    ['kue.ani', 'kue.ina'],
    ['toko.dian', 'toko.dan'],
    ['toko.arman', 'toko.aman'],
    ['batik.ayu', 'batik.ayo'],
    ['sepatu123', 'sepatu456'],
    ['toko24', 'toko42'],
    ['toko1', 'toko2'],
    ['toko', 't\u0448k\u043e'],
    ['dewi.shop', 'devi_shop'],
    ['wina.store', 'vina.store'],
    ['putri', 'putri1'],
    ['toko.siti', 'toko.siti1'],
    ['toko1', 'toko11'],
    ['hijab22', 'hijab2'],
  ])('%s and %s', (one, other) => {
    expect(toSkeleton(one)).not.toBe(toSkeleton(other))
  })
})

describe('the skeleton', () => {
  test('is what it is: lists hold hashes of it', () => {
    expect(toSkeleton('Camilan_Melati.01')).toBe('camllanmelatlol')
    expect(toSkeleton('warung.dewi')).toBe('warungdewl')
    expect(toSkeleton('._-')).toBe('')
    expect(toSkeleton('')).toBe('')
  })
  test('property: holds no separator and no capital, whatever the handle', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), handle => !/[\s._A-Z-]/.test(toSkeleton(handle))))
  })
  test('short ones imitate nobody', () => {
    expect(['lia', 'ila', 'all', 'a_1', '....', 'siti'].filter(isImitable)).toEqual([])
    expect(['siti1', 'toko.siti'].filter(isImitable)).toEqual(['siti1', 'toko.siti'])
  })
  test('property: no swap of one look-alike letter, repeat, separator or capital changes it', () => {
    // Without c, r and v, which begin the pairs: those are in the table above. What is written twice counts once,
    // and a digit beside its letter does not, so no two neighbours are alike.
    const handle = fc
      .stringMatching(/^[abd-qs-uw-z][abd-qs-uw-z._]{1,20}$/)
      .filter(text => !/(.)\1/.test(text.replace(/[._]/g, '')))
    const changes: [string, string][] = [
      ...'0o 1l il |i 3e 4a 5s 6g 9g 7t 8b \u0430a \u0435e \u03bfo'.matchAll(/(\S)(\S)/g),
    ].map(([, one = '', other = '']) => [one, other])
    fc.assert(
      fc.property(handle, fc.constantFrom(...changes), fc.nat(20), (text, [one, other], at) => {
        const place = at % text.length
        // A double v is a w.
        const isLetter = /[a-uw-z]/.test(text[place] ?? '')
        const twice = isLetter ? text.slice(0, place + 1) + text.slice(place) : text
        const parted = `${text.slice(0, place)}._${text.slice(place)}`
        for (const changed of [
          text.replaceAll(other, one),
          text.replace(one, other),
          twice,
          parted,
          text.toUpperCase(),
        ]) {
          expect(toSkeleton(changed)).toBe(toSkeleton(text))
        }
      }),
    )
  })
})

// Expected value made with: printf 'amanah/skeleton/v1/tokosltl' | sha256sum
test('the hash covers prefix and skeleton', async () => {
  const expected = '282b5952246579a583807f312b7a444ec873b8d2b6901b36c1a57b6355776861'
  expect(await toSkeletonHash('toko.siti')).toBe(expected)
  expect(await toSkeletonHash('T0KO_SITI')).toBe(expected)
})
