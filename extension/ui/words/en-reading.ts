import { namelessWords } from '#shared/rules/nameless-words'
import { qrisWords } from '#shared/rules/qris-words'
import type { ReadingWords } from './id-reading.ts'

/** The same sentences in English. */
export const enReading: ReadingWords = {
  check: 'Check this profile',
  read: 'Read on this device',
  which: 'Which one?',
  several: n => `There are ${n} numbers here`,
  severalWallets: 'One number, several e-wallets',
  severalHow: 'Choose the one to check.',
  unread: 'Not understood',
  unreadHow:
    'What is understood: links or handles of Instagram and TikTok, Facebook links, accounts with their bank’s name, e-wallets, phones, and what a QRIS code says.',
  damagedQris: 'QR code damaged or incomplete',
  damagedQrisHow: 'Copy all of it again.',
  destination:
    'Checking numbers against our own data is not open yet. Meanwhile, check at the ministry’s site.',
  holder: name => `Match the recipient’s name in your banking app: it must be ${name}.`,
  bank: {
    title: 'Which bank is this number of?',
    titlePhone: 'A phone, or an e-wallet?',
    how: n => `${n} digits. Choose the bank that the seller named.`,
    howPhone: 'Choose what the seller named.',
    phone: 'Phone',
    search: 'Find a bank or e-wallet',
    none: text => `No bank called “${text}” is in our list.`,
    usual: (n, name) => `${n} digits, the usual length for ${name}`,
    unusual: (n, name) => `${n} digits, unusual for ${name}. Count again.`,
    change: 'Not that one',
  },
  nameless: namelessWords.en,
  qris: qrisWords.en,
}
