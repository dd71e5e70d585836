import type { NumbersWords } from './id-numbers.ts'

/** The same sentences in English. */
export const enNumbers: NumbersWords = {
  title: 'Accounts on this page',
  nothing: 'No account, e-wallet, phone or QRIS could be read here.',
  unread: 'The numbers on this page cannot be read.',
  unreadNot: 'That does not mean there are none.',
  readAgain: 'Read again',
  unchecked: 'Not checked yet',
  check: 'Check',
  checking: 'Checking',
  working: 'One moment, computing…',
  retry: 'Try again',
  more: n => `${n} more`,
  details: 'See details',
  copy: number => `Copy ${number}`,
  copied: number => `${number} copied`,
  notCopied: 'The number could not be copied.',
}
