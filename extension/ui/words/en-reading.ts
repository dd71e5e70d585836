import { bandWords } from '#shared/rules/describe-verdict'
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
  walletsHow: 'Each is checked for itself.',
  unread: 'Not understood',
  unreadHow:
    'What is understood: links or handles of Instagram and TikTok, Facebook links, accounts with their bank’s name, e-wallets, phones, and what a QRIS code says.',
  damagedQris: 'QR code damaged or incomplete',
  damagedQrisHow: 'Copy all of it again.',
  holder: name => `Match the recipient’s name in your banking app: it must be ${name}.`,
  number: {
    check: {
      bank: 'Check this account',
      ewallet: 'Check this e-wallet',
      phone: 'Check this number',
      qris: 'Check this QRIS',
    },
    checking: 'Checking',
    working: 'One moment, computing…',
    workingHow: 'Many numbers were checked from this network already, so this device does some sums first.',
    isPrivate: 'The number is scrambled on this device. We do not learn whose you check.',
    claim: 'Whose is it said to be?',
    optional: '(optional)',
    claimHint: '@shopname or the link of the profile',
    claimUnread: 'Not understood. Write the handle or the link of the profile, or leave it empty.',
    claimWhich: 'Choose which one first.',
    nobody: owner => `No shop has claimed ${owner}, so there is nothing to compare with.`,
    seeOwner: name => `See ${name}`,
    data: (time, version) => `Data of ${time}, v${version}`,
    unknownIsNotSafe: bandWords.en.unknownIsNotSafe,
    unheard: 'This extension itself does not answer. Close this page and open it again.',
    retry: 'Try again',
    problem: {
      offline: 'The Amanah server cannot be reached. This device may be offline.',
      slow: 'The server takes too long to answer.',
      server: 'The Amanah server cannot check numbers just now.',
      limited: 'Too many numbers at once. Wait a moment.',
      garbled: 'The server’s answer cannot be read or does not match, so it is not used.',
      untrusted: 'The server’s answer cannot be proven, so it is not used.',
      expired: 'The data on this device are past their date.',
    },
  },
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
