import type { Language } from '#shared/domain/platform'
import type { FactKind } from '#shared/domain/verdict'
import type { Check, VerdictResult } from '#shared/rules/verdict-of'
import {
  describeFindings,
  describeReplies,
  factNames,
  formatDate,
  verdictNames,
} from '#shared/rules/verdict-words'

const idBand = {
  verified: (n: number) =>
    `${n} hal sudah dicek. Yang dicek siapa penjualnya, bukan jaminan barang dan pengiriman.`,
  claimed: 'Penjual sudah membuktikan bahwa profil ini miliknya. Hal lain belum dicek.',
  noneIsNotSafe: 'Belum ada catatan bukan berarti pasti aman.',
  unknownIsNotSafe: 'Belum tercek bukan berarti aman.',
  none: 'Belum ada ulasan, laporan yang sudah diperiksa, atau klaim.',
  notedReviews: 'Ada ulasan, belum diklaim',
  notedResolved: 'Sudah diselesaikan',
  noted: 'Profil ini belum diklaim siapa pun.',
  lookAlike: 'Namanya mirip dengan toko terverifikasi.',
  idChanged: 'Akun di balik nama ini bukan yang dulu tercatat. Catatan lama tidak ikut pindah.',
  suspended: 'Pemilik melaporkan akunnya mungkin sedang diretas, atau sedang dicek ulang.',
  disputed: (n: number, date: string) =>
    `Penjual mengajukan keberatan atas ${n} laporan. Moderator lain memeriksanya sejak ${date}.`,
  disputedLate: 'Karena kami terlambat, laporan ini tidak lagi tampil sebagai temuan.',
  deadline: (date: string, days: number) => `Tenggat kami ${date}, lewat ${days} hari.`,
  appealedSince: (date: string) => `Sedang dalam banding sejak ${date}.`,
  alsoDisputed: (n: number) => `${n} laporan lain dalam sengketa.`,
  loading: 'Mengambil data',
  adviceWait: 'Tunda dulu.',
  adviceCod: 'Kalau tetap mau beli, pakai COD kurir.',
  adviceRead: 'Baca keduanya dulu.',
  adviceMatch: 'Kalau tetap mau beli, cocokkan nama penerima.',
  adviceAsk: 'Tanya dulu lewat profilnya yang lain.',
  adviceCompare: 'Bandingkan dengan toko yang terverifikasi.',
  adviceNew: 'Perlakukan seperti akun baru.',
}

type BandWords = typeof idBand

const enBand: BandWords = {
  verified: n =>
    `${n} things were checked: who the seller is. That promises nothing about goods or delivery.`,
  claimed: 'The seller has proven that this profile is theirs. Nothing else was checked.',
  noneIsNotSafe: 'No record is not a guarantee.',
  unknownIsNotSafe: 'Not checked does not mean safe.',
  none: 'No reviews, checked reports or claim yet.',
  notedReviews: 'Has reviews, not claimed',
  notedResolved: 'Resolved',
  noted: 'Nobody has claimed this profile.',
  lookAlike: 'Its name resembles a verified shop.',
  idChanged: 'The account behind this name is not the one on record. Old records do not move along.',
  suspended: 'The owner reported that the account may be hijacked, or it is being checked again.',
  disputed: (n, date) =>
    `The seller appealed ${n} ${n === 1 ? 'report' : 'reports'}. Other moderators are looking at it since ${date}.`,
  disputedLate: 'Because we are late, it no longer counts as a finding.',
  deadline: (date, days) => `Our deadline was ${date}, ${days} days ago.`,
  appealedSince: date => `Under appeal since ${date}.`,
  alsoDisputed: n => `${n} other ${n === 1 ? 'report is' : 'reports are'} in dispute.`,
  loading: 'Fetching data',
  adviceWait: 'Wait.',
  adviceCod: 'If you still want to buy, pay the courier on delivery.',
  adviceRead: 'Read both sides first.',
  adviceMatch: 'If you still want to buy, match the recipient’s name.',
  adviceAsk: 'Ask first through another of their profiles.',
  adviceCompare: 'Compare it with the verified shop.',
  adviceNew: 'Treat it as a new account.',
}

/** The sentences of a verdict in full, as card and web page say them. */
export const bandWords: Record<Language, BandWords> = { id: idBand, en: enBand }

/** A verdict in words: what it is, what it rests on, and what to do. `strong` is said with more weight. */
export interface VerdictText {
  title: string
  strong: string | null
  text: string
  advice: { strong: string; text: string } | null
}

/** What a verdict says in full. Of an appeal that we are late with it says only that we are. */
export function describeVerdict(result: VerdictResult, language: Language): VerdictText {
  const words = bandWords[language]
  const isQuiet = result.verdict === 'none' || result.verdict === 'noted'
  return {
    title: toTitle(result, words, language),
    strong: isQuiet ? words.noneIsNotSafe : null,
    text: toText(result, words, language),
    advice: toAdvice(result, words),
  }
}

/** Several destinations with the same kind of check count once, with the newest date. */
export function toLatestChecks(checks: readonly Check[]): Check[] {
  const latest = new Map<string, Check>()
  for (const check of checks) {
    const known = latest.get(check.kind)
    if (!known || known.at < check.at) latest.set(check.kind, check)
  }
  return [...latest.values()].sort((a, b) => b.at.localeCompare(a.at))
}

/** The name of the verdict, or what it rests on. */
function toTitle(
  { verdict, warnings, notes, rating }: VerdictResult,
  words: BandWords,
  language: Language,
): string {
  if (verdict === 'caution' && warnings[0]) return factNames[warnings[0].kind][language]
  if (verdict !== 'noted') return verdictNames[verdict][language]
  if (rating.count > 0) return words.notedReviews
  return notes[0] ? factNames[notes[0].kind][language] : words.notedResolved
}

function toText(result: VerdictResult, words: BandWords, language: Language): string {
  const { verdict, disputed, warnings, checks } = result
  switch (verdict) {
    case 'verified':
      return words.verified(toLatestChecks(checks).length)
    case 'claimed':
      return words.claimed
    case 'caution':
      return toWarning(warnings[0]?.kind, words)
    case 'reported':
      return toReport(result, words, language)
    case 'disputed':
      return words.disputed(disputed.findings.length, formatDate(disputed.appealedSince ?? '', language))
    case 'noted':
      return words.noted
    case 'none':
      return words.none
  }
}

function toReport({ counted, disputed }: VerdictResult, words: BandWords, language: Language): string {
  const parts = [describeFindings(counted, language), describeReplies(counted, language)]
  if (counted.appealedSince) parts.push(words.appealedSince(formatDate(counted.appealedSince, language)))
  if (disputed.findings.length > 0) parts.push(words.alsoDisputed(disputed.findings.length))
  return parts.join(' ')
}

function toWarning(kind: FactKind | undefined, words: BandWords): string {
  if (kind === 'look-alike') return words.lookAlike
  return kind === 'id-changed' ? words.idChanged : words.suspended
}

function toAdvice({ verdict, severe, warnings }: VerdictResult, words: BandWords): VerdictText['advice'] {
  if (verdict === 'reported') {
    return severe
      ? { strong: words.adviceWait, text: words.adviceCod }
      : { strong: words.adviceRead, text: words.adviceMatch }
  }
  if (verdict !== 'caution') return null
  const kind = warnings[0]?.kind
  if (kind === 'look-alike') return { strong: words.adviceWait, text: words.adviceCompare }
  return { strong: words.adviceWait, text: kind === 'id-changed' ? words.adviceNew : words.adviceAsk }
}
