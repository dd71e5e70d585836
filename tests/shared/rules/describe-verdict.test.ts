import { describe, expect, test } from 'vitest'
import type { Finding, VerdictInputs } from '#shared/domain/verdict'
import { describeVerdict } from '#shared/rules/describe-verdict'
import { verdictOf } from '#shared/rules/verdict-of'

const now = Date.parse('2026-11-24T02:40:00Z')
const nothing: VerdictInputs = {
  facts: [],
  findings: [],
  appeals: [],
  claims: [],
  credentials: [],
  reviews: { all: [0, 0, 0, 0, 0], proven: [0, 0, 0, 0, 0] },
}
const finding: Finding = {
  id: 'a',
  incident: 'a',
  category: 'S1',
  at: '2026-10-03T00:00:00Z',
  amount: 350_000,
  replied: false,
  resolvedAt: null,
}
const describeInputs = (inputs: Partial<VerdictInputs>) =>
  describeVerdict(verdictOf({ ...nothing, ...inputs, boundTo: null }, now), 'id')

describe('a verdict in words', () => {
  test('no record is never said without its warning', () => {
    const said = describeInputs({})
    expect(said.title).toBe('Belum ada catatan')
    expect(said.strong).toBe('Belum ada catatan bukan berarti pasti aman.')
  })

  test('one report asks to read both sides, two to wait', () => {
    expect(describeInputs({ findings: [finding] })).toMatchObject({
      title: 'Ada laporan yang sudah diperiksa',
      text: '1 laporan: barang tidak dikirim, Oktober 2026, Rp350.000. Penjual belum menanggapi.',
      advice: { strong: 'Baca keduanya dulu.' },
    })
    const two = describeInputs({ findings: [finding, { ...finding, id: 'b', incident: 'b' }] })
    expect(two.advice?.strong).toBe('Tunda dulu.')
  })

  test('a fact gives the title, and each kind its own advice', () => {
    const advised = (['look-alike', 'id-changed', 'suspended'] as const).map(kind => {
      const said = describeInputs({ facts: [{ kind, at: '2026-11-01T00:00:00Z' }] })
      return [said.title, said.advice?.text]
    })
    expect(advised).toEqual([
      ['Mirip dengan akun lain', 'Bandingkan dengan toko yang terverifikasi.'],
      ['Akun di balik nama ini berganti', 'Perlakukan seperti akun baru.'],
      ['Verifikasi ditangguhkan', 'Tanya dulu lewat profilnya yang lain.'],
    ])
  })

  test('an appeal that we are late with weakens the finding to a dispute', () => {
    const appeal = { finding: 'a', at: '2026-11-01T00:00:00Z', deadlineAt: '2026-11-08T00:00:00Z' }
    const said = describeInputs({ findings: [finding], appeals: [appeal] })
    expect(said.title).toBe('Dalam sengketa')
    expect(said.advice).toBeNull()
  })

  test('green says what was checked and never that it is safe', () => {
    const said = describeInputs({
      claims: [{ provenAt: '2026-10-01T00:00:00Z', seenAt: '2026-11-20T00:00:00Z' }],
      credentials: [
        { kind: 'nib', checkedAt: '2026-10-05T00:00:00Z', expiresAt: null },
        { kind: 'nib', checkedAt: '2026-10-09T00:00:00Z', expiresAt: null },
      ],
    })
    expect(said.title).toBe('Terverifikasi')
    // The same credential twice is one thing that was checked, beside control of the profile.
    expect(said.text).toMatch(/^2 hal sudah dicek/)
    expect(`${said.title} ${said.text}`).not.toMatch(/aman/i)
  })
})
