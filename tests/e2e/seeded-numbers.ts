const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)

/** The shop of the browser tests that registered one bank account and one QRIS, and numbers of others. */
export const shopWithNumbers = 'instagram:toko.rekening.contoh'
export const numbers = {
  own: { key: 'bank:014:1234567417', written: 'BCA 123-456-7417' },
  other: { key: 'bank:008:1230001234111', written: 'Mandiri 1230001234111' },
  reported: { key: 'bank:008:1230001234999', written: 'Mandiri 1230001234999' },
  severe: { key: 'bank:008:1230001234888', written: 'Mandiri 1230001234888' },
  disputed: { key: 'bank:008:1230001234777', written: 'Mandiri 1230001234777' },
  ofNobody: { key: 'ewallet:dana:6281234567318', written: 'DANA 0812-3456-7318' },
  ownQris: 'ID1020000000044',
} as const

const finding = { category: 'S1', at: day(40), amount: 350_000 }

/** What is seeded of numbers, beside the sellers of the other tests. */
export const numberSeed = {
  sellers: [
    {
      name: 'Toko Rekening Contoh',
      slug: 'toko-rekening-contoh',
      profiles: [{ key: shopWithNumbers, controlSeen: day(3) }],
      destinations: [
        { key: numbers.own.key, holder: 'SITI CONTOH', checked: day(12) },
        { key: `qris:${numbers.ownQris}`, holder: 'WARUNG CONTOH', checked: day(12) },
      ],
    },
  ],
  findings: [
    { ...finding, subject: numbers.reported.key },
    { ...finding, subject: numbers.severe.key },
    { ...finding, subject: numbers.severe.key, at: day(70), amount: 900_000 },
    { ...finding, subject: numbers.disputed.key, appealedAt: day(12), deadlineAt: day(5) },
  ],
}
