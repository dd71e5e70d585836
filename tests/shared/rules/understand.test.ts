import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeReading } from '#shared/rules/reading-words'
import { understand } from '#shared/rules/understand'

const wordsOf = (text: string) => {
  const understood = understand(text)
  return understood.state === 'read' ? describeReading(understood.reading).id : understood.state
}

test.each([
  ['BCA 1234567890 a.n. Siti Contoh', 'Rekening BCA 123-456-7890 atas nama Siti Contoh'],
  ['tf bca 123-456-7890 an Laras ya', 'Rekening BCA 123-456-7890 atas nama Laras'],
  ['bri 1234 01 012345 53 4', 'Rekening BRI 1234-0101-2345-534'],
  ['dana 0812 3456 7890', 'DANA 0812-3456-7890'],
  ['WA 0812 3456 7890', 'Nomor HP 0812-3456-7890'],
  ['wa.me/6281234567890', 'Nomor HP 0812-3456-7890'],
  ['https://www.instagram.com/toko.siti/?igsh=1', 'Profil Instagram toko.siti'],
  ['instagram.com/toko.siti', 'Profil Instagram toko.siti'],
  ['http://www.tiktok.com/@toko.siti', 'Profil TikTok toko.siti'],
  ['m.facebook.com/profile.php?id=100012345678', 'Profil Facebook 100012345678'],
  ['NMID ID1020000000011', 'QRIS ID1020000000011'],
])('%s is read as %s', (text, words) => {
  expect(wordsOf(text)).toBe(words)
})

describe('what cannot be told', () => {
  test('a ten-digit number is an account of any bank with ten digits', () => {
    const understood = understand('1234567890')
    if (understood.state !== 'ambiguous') throw new Error(understood.state)
    expect(understood.readings.map(({ key }) => key)).toContain('bank:014:1234567890')
    expect(understood.readings.map(({ key }) => key)).toContain('bank:009:1234567890')
    expect(understood.readings.every(({ kind }) => kind === 'bank')).toBe(true)
  })
  test.each(['0812 3456 7890', '+62 812-3456-7890', '0062 81234567890', '81234567890'])(
    '%s alone may be a phone and any of five wallets',
    text => {
      const understood = understand(text)
      if (understood.state !== 'ambiguous') throw new Error(understood.state)
      const [phone, ...others] = understood.readings
      expect(phone?.key).toBe('phone:6281234567890')
      expect(others.filter(({ kind }) => kind === 'ewallet')).toHaveLength(5)
    },
  )
  test.each(['+81 812 345 678', '+1 812 345 6789', '+65 8123 4567'])('%s is another country’s', text => {
    expect(understand(text)).toEqual({ state: 'unread', reason: 'nothing' })
  })
  test('a bare handle may be on either platform', () => {
    expect(understand('@toko.siti')).toMatchObject({
      state: 'ambiguous',
      readings: [{ key: 'instagram:toko.siti' }, { key: 'tiktok:toko.siti' }],
    })
  })
  test.each([
    ['https://vt.tiktok.com/ZSabc/', 'tiktok-short'],
    ['vm.tiktok.com/ZMabc', 'tiktok-short'],
    ['https://www.tiktok.com/t/ZTabc/', 'tiktok-short'],
    ['https://www.facebook.com/share/1AbC/', 'facebook-share'],
    ['https://wa.me/message/ABC', 'whatsapp-message'],
    ['wa.link/abc', 'whatsapp-message'],
  ])('%s names nobody', (text, link) => {
    expect(understand(text)).toEqual({ state: 'nameless', link })
  })
  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['halo kak', 'nothing'],
    ['https://www.instagram.com/p/abc/', 'nothing'],
    ['00020101021126570011ID.DANA.WWW', 'cut'],
  ])('%s: %s', (text, reason) => {
    expect(understand(text)).toEqual({ state: 'unread', reason })
  })
})

test('never throws and always has words', () => {
  fc.assert(
    fc.property(fc.string(), text => {
      const understood = understand(text)
      return understood.state !== 'read' || describeReading(understood.reading).id.length > 0
    }),
  )
})
