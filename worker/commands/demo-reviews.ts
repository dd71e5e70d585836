interface DemoReview {
  rating: number
  text: string
  nota?: boolean
  aspects?: { accuracy?: number; delivery?: number; response?: number }
  reply?: string
  at: string
}

/** Reviews that stand at the top of the card, newest first. */
const told: { days: number; rating: number; text: string; nota: boolean; reply?: string }[] = [
  {
    days: 6,
    rating: 5,
    text: 'Nastarnya utuh semua, dikemas dua lapis. Pesan Senin, sampai Rabu.',
    nota: true,
  },
  {
    days: 19,
    rating: 3,
    text: 'Rasanya enak, tapi satu toples retak waktu sampai.',
    nota: true,
    reply: 'Maaf, Bu. Toples pengganti kami kirim besok, tanpa ongkir.',
  },
  {
    days: 28,
    rating: 1,
    text: 'Salah kirim rasa, saya pesan pedas yang datang manis.',
    nota: false,
    reply: 'Mohon maaf, pesanan tertukar. Sudah kami kirim ulang dengan rasa yang benar.',
  },
  { days: 37, rating: 4, text: 'Keripiknya renyah, kurirnya agak lama.', nota: true },
  { days: 44, rating: 4, text: 'Sambalnya pedas betul, porsinya pas.', nota: true },
]

/** Texts of the many short reviews below them. */
const short = [
  'Keripik pisangnya renyah, manisnya pas.',
  'Sudah tiga kali pesan, selalu tepat waktu.',
  'Sambal terinya habis dalam dua hari.',
  'Kemasan rapi, cocok untuk hantaran.',
  'Dibalas cepat, nama rekening sama dengan yang tertera.',
  'Rempeyek masih utuh sampai Makassar.',
  'Pesan untuk kantor, semua suka.',
  'Nota dikirim sebelum bayar, jadi tenang.',
]

const shortCount = 32

/** Thirty-seven reviews: most of five stars, a few less happy, answered where the shop had to answer. */
export function demoReviews(daysAgo: (days: number) => string): DemoReview[] {
  const first = told.map(({ days, ...review }) => ({ ...review, at: daysAgo(days) }))
  const others = Array.from({ length: shortCount }, (_, i) => ({
    rating: 5,
    text: short[i % short.length] ?? '',
    nota: i % 6 !== 5,
    at: daysAgo(50 + i * 13),
    aspects: { accuracy: 5, delivery: i % 4 === 3 ? 4 : 5, response: 5 },
  }))
  return [...first, ...others]
}
