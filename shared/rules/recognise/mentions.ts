import { banks, type Wallet, walletAliases } from '#shared/rules/recognise/providers'

/** A word that says what a number near it is. */
export interface Mention {
  kind: 'bank' | 'wallet' | 'phone' | 'account' | 'virtual-account' | 'other-number'
  /** Bank code or wallet; empty for the other kinds. */
  provider: string
  start: number
  end: number
}

interface Word {
  kind: Mention['kind']
  provider: string
  text: string
}

const plainWords: readonly [Mention['kind'], string][] = [
  [
    'phone',
    'whatsapp|wa|wap|w.a|hp|no hp|telp|tlp|telepon|cp|hub|hubungi|call|sms|admin|chat|kontak|contact|nomor hp',
  ],
  [
    'account',
    'norek|no rek|no. rek|nomor rekening|no rekening|rekening|rek|acc|account|tf|trf|transfer|payment|pembayaran',
  ],
  ['virtual-account', 'va|virtual account|briva|virtual acc'],
  [
    'other-number',
    `resi|no resi|nomor resi|awb|tracking|invoice|inv|nik|ktp|npwp|imei|isbn|sku|no order|order id|id order|no pesanan|id pesanan
    |kode booking|booking|no seri|serial|nib|kode pos|user id|id game|uid|id ml|id ff|jne|jnt|j&t|sicepat|spx|ninja|anteraja|pos`,
  ],
]

const words: readonly Word[] = [
  ...banks.flatMap(({ code, aliases }) =>
    aliases.map(text => ({ kind: 'bank' as const, provider: code, text })),
  ),
  ...(Object.keys(walletAliases) as Wallet[]).flatMap(wallet =>
    walletAliases[wallet].map(text => ({ kind: 'wallet' as const, provider: wallet, text })),
  ),
  ...plainWords.flatMap(([kind, list]) =>
    list.split('|').map(text => ({ kind, provider: '', text: text.trim() })),
  ),
]

const wordByText = new Map(words.map(word => [word.text, word]))
const longestFirst = [...wordByText.keys()].sort((a, b) => b.length - a.length)
const pattern = new RegExp(`(?<![a-z])(?:${longestFirst.map(escapeForPattern).join('|')})(?![a-z])`, 'g')
// `B C A`: single letters apart, read as one word where they spell a bank or wallet.
const spelled = /(?<![a-z0-9])[a-z](?:[ .][a-z]){1,9}(?![a-z0-9])/g

/** Every mention in folded text, in order. The longest alias wins, so `blu by BCA` is not BCA. */
export function findMentions(text: string): Mention[] {
  const found: Mention[] = []
  for (const match of text.matchAll(pattern)) {
    const word = wordByText.get(match[0])
    if (word) found.push(toMention(word, match.index, match.index + match[0].length))
  }
  for (const match of text.matchAll(spelled)) {
    const word = wordByText.get(match[0].replace(/[ .]/g, ''))
    if (word?.kind === 'bank' || word?.kind === 'wallet') {
      found.push(toMention(word, match.index, match.index + match[0].length))
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Whether letters glued to a number are a word that we know. */
export function isMention(text: string): boolean {
  return wordByText.has(text)
}

function toMention(word: Word, start: number, end: number): Mention {
  return { kind: word.kind, provider: word.provider, start, end }
}

function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '[ ]{1,3}')
}
