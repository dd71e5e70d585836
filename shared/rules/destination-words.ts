import type { Language } from '#shared/domain/platform'
import { destinationNouns, toDestinationLabel, toOwnerName } from '#shared/rules/destination-label'
import type { DestinationKind, DestinationVerdict } from '#shared/rules/destination-verdict'
import type { FindingGroup } from '#shared/rules/verdict-of'
import { describeFindings, formatDate } from '#shared/rules/verdict-words'

const idWords = {
  noneIsNotSafe: 'Belum ada catatan bukan berarti pasti aman.',
  own: (noun: string, date: string) =>
    `Petugas kami mencocokkan pemilik ${noun} ini dengan tokonya pada ${date}. Itu bukan jaminan barang dan pengiriman.`,
  other: (noun: string, n: number) =>
    n === 1
      ? `Toko ini mendaftarkan satu ${noun}, dan bukan yang ini.`
      : `Toko ini mendaftarkan ${n} ${noun}, dan bukan yang ini.`,
  askShop: 'Tanya dulu lewat profil tokonya, kenapa berbeda.',
  unregistered: (noun: string) =>
    `Toko ini belum mendaftarkan ${noun} apa pun, jadi tidak ada yang bisa dibandingkan.`,
  none: 'Tidak ada toko terverifikasi yang mendaftarkannya, dan tidak ada laporan yang sudah diperiksa.',
  ownedBy: (noun: string, date: string) => `Petugas kami mencocokkan pemilik ${noun} ini pada ${date}.`,
  ownedToo: (name: string, date: string) => `Juga terdaftar milik ${name}, dicek ${date}.`,
  ownedElse: (name: string, date: string) => `Terdaftar milik toko lain: ${name}, dicek ${date}.`,
  askOwner: 'Kalau penjualnya bukan toko itu, tunda dulu.',
  replied: (n: number, all: number) =>
    n === all ? 'Pemiliknya sudah menanggapi.' : `Pemiliknya menanggapi ${n} dari ${all}.`,
  appealedSince: (date: string) => `Sedang dalam banding sejak ${date}.`,
  alsoDisputed: (n: number) => `${n} laporan lain dalam sengketa.`,
  disputed: (n: number, date: string) =>
    `Ada keberatan atas ${n} laporan. Moderator lain memeriksanya sejak ${date}. Karena kami terlambat, laporan ini tidak lagi tampil sebagai temuan.`,
  resolved: (n: number) => `${n} laporan lama sudah diselesaikan.`,
  wait: 'Tunda dulu.',
  adviceCod: 'Kalau tetap mau beli, pakai COD kurir.',
  match: 'Cocokkan nama penerima.',
  matchHow: 'Namanya tampil di aplikasimu sebelum kamu kirim uang.',
}

type DestinationWords = typeof idWords

const enWords: DestinationWords = {
  noneIsNotSafe: 'No record is not a guarantee.',
  own: (noun, date) =>
    `Our verifiers matched the holder of this ${noun} with the shop on ${date}. That promises nothing about goods or delivery.`,
  other: (noun, n) =>
    n === 1
      ? `This shop registered one ${noun}, and not this one.`
      : `This shop registered ${n} ${noun}s, and not this one.`,
  askShop: 'Ask first, through the shop’s profile, why it differs.',
  unregistered: noun => `This shop has not registered any ${noun}, so there is nothing to compare with.`,
  none: 'No verified shop has registered it, and there is no checked report.',
  ownedBy: (noun, date) => `Our verifiers matched the holder of this ${noun} on ${date}.`,
  ownedToo: (name, date) => `Also registered to ${name}, checked ${date}.`,
  ownedElse: (name, date) => `Registered to another shop: ${name}, checked ${date}.`,
  askOwner: 'If your seller is not that shop, wait.',
  replied: (n, all) => (n === all ? 'The holder has replied.' : `The holder replied to ${n} of ${all}.`),
  appealedSince: date => `Under appeal since ${date}.`,
  alsoDisputed: n => `${n} other ${n === 1 ? 'report is' : 'reports are'} in dispute.`,
  disputed: (n, date) =>
    `${n} ${n === 1 ? 'report is' : 'reports are'} under appeal. Other moderators are looking at it since ${date}. Because we are late, it no longer counts as a finding.`,
  resolved: n => `${n} older ${n === 1 ? 'report was' : 'reports were'} resolved.`,
  wait: 'Wait.',
  adviceCod: 'If you still want to buy, pay the courier on delivery.',
  match: 'Match the recipient’s name.',
  matchHow: 'Your app shows it before you send money.',
}

/** A verdict on a number in words. `facts` stand beside it; `strong` is said with more weight. */
export interface DestinationText {
  title: string
  strong: string | null
  text: string
  facts: string[]
  advice: { strong: string; text: string }
}

/** What a verdict on a number says in full, and what to do: the recipient's name is matched whatever it is. */
export function describeDestination(
  verdict: DestinationVerdict,
  kind: DestinationKind,
  language: Language,
): DestinationText {
  const words = { id: idWords, en: enWords }[language]
  const noun = destinationNouns[kind][language]
  const isFinding = verdict.state !== verdict.bond.state
  const bond = describeBond(verdict.bond, words, noun, language)
  return {
    title: toDestinationLabel(verdict, kind, language),
    strong: verdict.state === 'none' || verdict.state === 'unregistered' ? words.noneIsNotSafe : null,
    text: isFinding ? describeReports(verdict, words, language) : bond.text,
    facts: [
      ...(isFinding && verdict.bond.state !== 'none' ? [bond.text] : []),
      ...bond.others,
      ...(verdict.resolved.length > 0 ? [words.resolved(verdict.resolved.length)] : []),
    ],
    advice: toAdvice(verdict, words),
  }
}

/** Whose it is, and which other shops it is on record of. */
function describeBond(
  bond: DestinationVerdict['bond'],
  words: DestinationWords,
  noun: string,
  language: Language,
): { text: string; others: string[] } {
  if (bond.state === 'none') return { text: words.none, others: [] }
  const others = bond.others.map(
    ({ profile, checkedAt }) => [toOwnerName(profile), formatDate(checkedAt, language)] as const,
  )
  const elsewhere = others.map(([name, date]) => words.ownedElse(name, date))
  switch (bond.state) {
    case 'own':
      return { text: words.own(noun, formatDate(bond.checkedAt, language)), others: elsewhere }
    case 'other':
      return { text: words.other(noun, bond.registered), others: elsewhere }
    case 'unregistered':
      return { text: words.unregistered(noun), others: elsewhere }
    case 'owned': {
      const [, date = ''] = others[0] ?? []
      return {
        text: words.ownedBy(noun, date),
        others: others.slice(1).map(([name, at]) => words.ownedToo(name, at)),
      }
    }
  }
}

function describeReports(
  { state, counted, disputed }: DestinationVerdict,
  words: DestinationWords,
  language: Language,
): string {
  if (state === 'disputed') {
    return words.disputed(disputed.findings.length, formatDate(disputed.appealedSince ?? '', language))
  }
  const parts = [describeFindings(counted, language), ...describeReplied(counted, words)]
  if (counted.appealedSince) parts.push(words.appealedSince(formatDate(counted.appealedSince, language)))
  if (disputed.findings.length > 0) parts.push(words.alsoDisputed(disputed.findings.length))
  return parts.join(' ')
}

function describeReplied({ replied, findings }: FindingGroup, words: DestinationWords): string[] {
  return replied === 0 ? [] : [words.replied(replied, findings.length)]
}

function toAdvice({ state }: DestinationVerdict, words: DestinationWords): DestinationText['advice'] {
  switch (state) {
    case 'severe':
    case 'reported':
    case 'disputed':
      return { strong: words.wait, text: words.adviceCod }
    case 'other':
      return { strong: words.wait, text: words.askShop }
    case 'owned':
      return { strong: words.match, text: words.askOwner }
    default:
      return { strong: words.match, text: words.matchHow }
  }
}
