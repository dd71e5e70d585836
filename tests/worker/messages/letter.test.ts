import { describe, expect, it } from 'vitest'
import { findShopMarks } from '#shared/rules/claim-code'
import { cleanText } from '../../../worker/messages/clean-text.ts'
import { toLetterText, toValueTexts, writeLetter } from '../../../worker/messages/letter.ts'
import { toLetterHtml } from '../../../worker/messages/letter-html.tsx'
import { getTemplate, templates } from '../../../worker/messages/templates.ts'
import { examples } from './examples.ts'

it('has an example of every template here', () => {
  expect(examples.map(({ name }) => name)).toEqual(templates.map(({ name }) => name))
})

const written = examples.flatMap(template =>
  (['id', 'en'] as const).map(language => ({ name: template.name, language, template })),
)

describe.each(written)('$name in $language', ({ template, language }) => {
  const letter = writeLetter(template, language)
  const { drafts, toValues } = getTemplate(template.name)

  it('has a place for each value, and a value for each place', () => {
    const places = JSON.stringify(drafts[language]).matchAll(/\{(\w+)\}/g)
    expect(new Set([...places].map(([, name]) => name))).toEqual(
      new Set(Object.keys(toValues(template.params, language))),
    )
    expect(toLetterText(letter) + letter.subject).not.toMatch(/[{}]|undefined|null|\[object/)
  })

  it('is short, in its own language, and the same as text and as markup', async () => {
    expect(letter.subject.length).toBeLessThan(60)
    expect(toLetterText(letter).length).toBeLessThan(700)
    const other = writeLetter(template, language === 'id' ? 'en' : 'id')
    expect(letter.subject).not.toBe(other.subject)
    const html = await toLetterHtml(letter)
    expect(html).toMatch(new RegExp(`^<!doctype html><html lang="${language}">`))
    expect(html).not.toMatch(/<script|<img|<link|src=/)
    expect(html.length).toBeLessThan(4000)
    for (const part of letter.parts) {
      if (typeof part === 'object' && 'href' in part) expect(html).toContain(`href="${part.href}"`)
    }
  })

  it('calls nobody a name, and promises nothing', () => {
    expect(toLetterText(letter)).not.toMatch(/penipu|scam|aman sekali|dijamin|guaranteed|blacklist/i)
  })
})

it('warns of whoever asks for the code', () => {
  const [example] = examples
  if (example?.name !== 'sign-in-code') throw new Error('no code')
  expect(toLetterText(writeLetter(example, 'id'))).toContain('Kami tidak pernah memintanya')
  expect(toLetterText(writeLetter(example, 'en'))).toContain('We never ask for it')
  expect(toLetterText(writeLetter(example, 'id'))).toContain('10 menit')
})

it('tells times in western Indonesian time', () => {
  const [, device] = examples
  if (!device) throw new Error('no example')
  expect(toValueTexts(device, 'id')[1]).toBe('3 Mei 2026 pukul 11.05 WIB')
  expect(toValueTexts(device, 'en')[1]).toMatch(/^3 May 2026 at 11:05 WIB$/)
})

it('names an unknown device, and an inviter who has no name', () => {
  const device = { name: 'new-device', params: { device: '', at: '2026-05-03T04:05:06.000Z' } } as const
  expect(toLetterText(writeLetter(device, 'id'))).toContain('perangkat yang tidak dikenal')
  const invitation = {
    name: 'shop-invitation',
    params: { shop: 'Toko', role: 'admin', link: 'https://amanah.example/u', until: device.params.at },
  } as const
  expect(toLetterText(writeLetter(invitation, 'en'))).toContain('One of its admins invites you')
})

const hostile = [
  'Toko\r\nBcc: korban@contoh.id\r\n\r\n<html>',
  'Toko\u2028Bcc: korban@contoh.id\u0085X: y\u0000',
  '</title><script>alert(1)</script><img src=x onerror=alert(1)>',
  '" onmouseover="alert(1)',
  '\u202Emoc.kilk\u202C \u2066abc\u2069 \u200F\u061C',
  'Menang {code} {link} $& $1 {shop}',
  'a'.repeat(900),
  '👨‍👩‍👧'.repeat(150),
  '\ud800 sendiri',
]

describe.each(hostile)('the shop %j', shop => {
  const template = {
    name: 'claim-approved',
    params: {
      handle: shop,
      platform: 'tiktok',
      shop,
      mark: 'amanah:x',
      link: 'https://amanah.example/t/x?a=1&b=2',
    },
  } as const

  it('adds no line, header, direction or hidden character', () => {
    const letter = writeLetter(template, 'id')
    const plain = writeLetter({ ...template, params: { ...template.params, shop: 'X', handle: 'X' } }, 'id')
    expect(toLetterText(letter).split('\n')).toHaveLength(toLetterText(plain).split('\n').length)
    // Beside the joiner that we put in ourselves.
    const chosen = toValueTexts(template, 'id').slice(0, 2).join('').replaceAll('\u2060', '')
    expect(chosen).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u)
    expect(letter.subject).toBe(plain.subject)
    expect(Array.from(toValueTexts(template, 'id')[1] ?? '').length).toBeLessThanOrEqual(210)
  })

  it('stays text in markup, and takes no other value along', async () => {
    const letter = writeLetter(template, 'id')
    const html = await toLetterHtml(letter)
    expect(html).not.toMatch(/<script|<img|"\s*onmouseover/)
    expect(html.match(/<a /g)).toHaveLength(1)
    expect(html).toContain('href="https://amanah.example/t/x?a=1&amp;b=2"')
    if (shop.includes('{code}')) expect(toLetterText(letter)).toContain('Menang {code} {link} $& $1 {shop}')
  })
})

it('gives mail programs nothing to make a link of', () => {
  expect(cleanText('Menang di https://jahat.example/x atau jahat.example')).not.toMatch(/:\/\/|[a-z]\.[a-z]/i)
  expect(cleanText('Rp1.500.000, v2.1')).toBe('Rp1.500.000, v2.1')
})

it.each(['claim-approved', 'claim-lapsed', 'claim-reminder'])(
  'tells in %s the mark that devices look for, whole',
  name => {
    const example = examples.find(each => each.name === name)
    if (!example) throw new Error('no example')
    for (const language of ['id', 'en'] as const) {
      expect(findShopMarks(toLetterText(writeLetter(example, language)))).toEqual(['toko-fitri'])
    }
  },
)

it.each(['javascript:alert(1)', 'data:text/html,x', '/t/x', 'https://', ' '])('refuses the link %j', link => {
  const profile = { handle: 'toko', platform: 'tiktok', mark: 'amanah:x' } as const
  const params = { ...profile, reason: 'unseen' as const, link }
  expect(() => writeLetter({ name: 'claim-lapsed', params }, 'id')).toThrow()
})
