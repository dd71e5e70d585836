import type { Language, Message, Platform } from '#shared/domain/platform'
import type { FactKind, Finding, Verdict } from '#shared/domain/verdict'
import type { FindingGroup, VerdictResult } from '#shared/rules/verdict-of'

/** Names of the verdicts as headings; a badge may be more exact, see `toBadgeLabel`. */
export const verdictNames: Record<Verdict, Message> = {
  reported: { id: 'Ada laporan yang sudah diperiksa', en: 'Checked reports exist' },
  disputed: { id: 'Dalam sengketa', en: 'In dispute' },
  caution: { id: 'Perlu diperhatikan', en: 'Take care' },
  verified: { id: 'Terverifikasi', en: 'Verified' },
  claimed: { id: 'Diklaim', en: 'Claimed' },
  noted: { id: 'Ada catatan', en: 'On record' },
  none: { id: 'Belum ada catatan', en: 'No record yet' },
}

export const cannotCheckName: Message = { id: 'Tidak bisa dicek sekarang', en: 'Cannot check now' }

export const factNames: Record<FactKind, Message> = {
  'look-alike': { id: 'Mirip dengan akun lain', en: 'Looks like another account' },
  'id-changed': { id: 'Akun di balik nama ini berganti', en: 'Account behind this name changed' },
  suspended: { id: 'Verifikasi ditangguhkan', en: 'Verification suspended' },
  renamed: { id: 'Pernah ganti nama', en: 'Has changed its name' },
  'name-differs': { id: 'Nama rekening berbeda', en: 'Account name differs' },
  'new-account': { id: 'Akun baru', en: 'New account' },
}

export const platformNames: Record<Platform, string> = {
  instagram: 'Instagram',
  facebook: 'Facebook',
  tiktok: 'TikTok',
}

const categoryNames: Record<string, Message> = {
  S1: { id: 'barang tidak dikirim', en: 'goods not sent' },
  S2: { id: 'resi fiktif', en: 'false tracking number' },
  S3: { id: 'barang tidak sesuai', en: 'not as described' },
  S4: { id: 'preorder fiktif', en: 'fictitious preorder' },
  S5: { id: 'arisan atau investasi bodong', en: 'fictitious savings or investment scheme' },
  S6: { id: 'jastip fiktif', en: 'fictitious shopping service' },
  S7: { id: 'tiket fiktif', en: 'fictitious ticket' },
  S8: { id: 'mengatasnamakan toko lain', en: 'impersonating a shop' },
  S9: { id: 'akun berpindah tangan', en: 'account sold on' },
  S10: { id: 'isi paket COD tidak sesuai', en: 'COD parcel not as ordered' },
  S11: { id: 'minta bayar pakai voucher', en: 'payment by voucher demanded' },
  S12: { id: 'harga pancingan', en: 'bait price' },
  B1: { id: 'bukti transfer tidak cocok', en: 'transfer proof did not match' },
  B2: { id: 'bukti QRIS tidak cocok', en: 'QRIS proof did not match' },
  B3: { id: 'minta selisih transfer', en: 'false overpayment refund' },
  B4: { id: 'pesanan fiktif', en: 'fictitious order' },
  B5: { id: 'COD ditolak', en: 'COD refused' },
  B6: { id: 'retur barang lain', en: 'other goods returned' },
  B7: { id: 'pemerasan ulasan', en: 'review extortion' },
  T1: { id: 'penipuan segitiga', en: 'triangulation' },
  T2: { id: 'rekber palsu', en: 'false rekber' },
  T3: { id: 'rekber tidak menyerahkan uang', en: 'rekber kept the money' },
  T4: { id: 'CS palsu', en: 'false customer service' },
  T5: { id: 'tautan atau APK berbahaya', en: 'harmful link or APK' },
  T6: { id: 'QRIS ditukar', en: 'QRIS swapped' },
  T7: { id: 'rekening penampung', en: 'pass-through account' },
  T8: { id: 'ulasan palsu', en: 'false reviews' },
  T9: { id: 'akun diretas', en: 'account hijacked' },
}

export function toCategoryName(category: string): Message {
  return categoryNames[category] ?? { id: 'masalah lain', en: 'another problem' }
}

const locales: Record<Language, string> = { id: 'id-ID', en: 'en-GB' }

/** `24 Nov 2026`, in the time of Jakarta. */
export function formatDate(instant: string, language: Language): string {
  return format(instant, language, { day: 'numeric', month: 'short', year: 'numeric' })
}

/** `24 Nov 2026, 09.40`, in the time of Jakarta. */
export function formatTime(instant: string, language: Language): string {
  return format(instant, language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  })
}

/** `November 2026`, in the time of Jakarta. */
export function formatMonth(instant: string, language: Language): string {
  return format(instant, language, { month: 'long', year: 'numeric' })
}

/** `Rp1.250.000`. */
export function formatRupiah(amount: number, language: Language): string {
  return `Rp${amount.toLocaleString(locales[language])}`
}

/** `4,8`. Not by locale data: these take 20 ms to load, on the page of somebody else. */
export function formatMean(mean: number, language: Language): string {
  const text = mean.toFixed(1)
  return language === 'id' ? text.replace('.', ',') : text
}

/** The words in a badge: the verdict, made exact by what was found. */
export function toBadgeLabel(result: VerdictResult, language: Language): string {
  const { verdict, counted, warnings, rating, notes } = result
  if (verdict === 'reported') {
    const n = counted.incidents
    return language === 'id' ? `${n} laporan diperiksa` : `${n} checked ${n === 1 ? 'report' : 'reports'}`
  }
  if (verdict === 'caution' && warnings[0]) return factNames[warnings[0].kind][language]
  if (verdict === 'noted') return toNotedName(rating.count, notes[0]?.kind, language)
  return verdictNames[verdict][language]
}

/** Spoken after the label where a rating is drawn: `4,8 dari 5, 37 ulasan`. */
export function toRatingSpeech(result: VerdictResult, language: Language): string | null {
  const { mean, count } = result.rating
  if (mean === null) return null
  const number = formatMean(mean, language)
  return language === 'id' ? `${number} dari 5, ${count} ulasan` : `${number} of 5, ${count} reviews`
}

/** One sentence on a group: `2 laporan: barang tidak dikirim, September dan Oktober 2026, Rp2.150.000.` */
export function describeFindings(group: FindingGroup, language: Language): string {
  const n = group.incidents
  const subject = language === 'id' ? `${n} laporan` : `${n} ${n === 1 ? 'report' : 'reports'}`
  const categories = [...new Set(group.findings.map(({ category }) => toCategoryName(category)[language]))]
  const parts = [categories.join(', '), spanOfMonths(group.findings, language)]
  if (group.amount > 0) parts.push(formatRupiah(group.amount, language))
  return `${subject}: ${parts.join(', ')}.`
}

/** Whether the seller answered the findings of a group. */
export function describeReplies(group: FindingGroup, language: Language): string {
  const all = group.findings.length
  const { replied } = group
  if (replied === 0)
    return language === 'id' ? 'Penjual belum menanggapi.' : 'The seller has not replied yet.'
  if (replied === all) return language === 'id' ? 'Penjual sudah menanggapi.' : 'The seller has replied.'
  return language === 'id'
    ? `Penjual menanggapi ${replied} dari ${all}.`
    : `The seller replied to ${replied} of ${all}.`
}

function toNotedName(reviews: number, note: FactKind | undefined, language: Language): string {
  if (reviews > 0) {
    return language === 'id' ? `${reviews} ulasan` : `${reviews} ${reviews === 1 ? 'review' : 'reviews'}`
  }
  if (note) return factNames[note][language]
  return language === 'id' ? 'Sudah diselesaikan' : 'Resolved'
}

function spanOfMonths(findings: Finding[], language: Language): string {
  const months = [
    ...new Set(
      findings
        .map(({ at }) => at)
        .sort()
        .map(at => formatMonth(at, language)),
    ),
  ]
  if (months.length <= 1) return months[0] ?? ''
  const [first = '', last = ''] = [months[0], months.at(-1)]
  return language === 'id' ? `${first} sampai ${last}` : `${first} to ${last}`
}

function format(instant: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  const at = Date.parse(instant)
  if (Number.isNaN(at)) return ''
  return new Intl.DateTimeFormat(locales[language], { ...options, timeZone: 'Asia/Jakarta' }).format(at)
}
