/** A bank: its code, how it is called, and how long its account numbers are. */
export interface Bank {
  code: string
  name: string
  aliases: readonly string[]
  /** Lengths not to reject; a number outside is only taken where the text calls it an account. */
  accepts: readonly [shortest: number, longest: number]
}

function bank(code: string, name: string, aliases: string, shortest: number, longest = shortest): Bank {
  return { code, name, aliases: aliases.split('|'), accepts: [shortest, longest] }
}

/** Codes and lengths: docs/account-numbers.md. The longest alias is tried first. */
export const banks: readonly Bank[] = [
  bank('014', 'BCA', 'bca|mybca|my bca|klikbca|bank central asia', 10),
  bank('008', 'Mandiri', 'mandiri|livin|bmri', 12, 17),
  bank('002', 'BRI', 'bri|brimo|bank rakyat indonesia', 13, 17),
  bank('009', 'BNI', 'bni|wondr|bni46', 7, 11),
  bank('451', 'BSI', 'bsi|byond|bsm|bank syariah indonesia', 10),
  bank('022', 'CIMB Niaga', 'cimb niaga|cimb|niaga|octo', 10, 14),
  bank('013', 'Permata', 'permata|permatabank|permata bank', 7, 16),
  bank('011', 'Danamon', 'danamon', 10),
  bank('200', 'BTN', 'btn', 16),
  bank('028', 'OCBC', 'ocbc|ocbc nisp|nisp', 10, 12),
  bank('147', 'Muamalat', 'muamalat', 10),
  bank('441', 'KB Bukopin', 'bukopin|kb bank|kb bukopin', 10),
  bank('016', 'Maybank', 'maybank', 10, 15),
  bank('019', 'Panin', 'panin', 10, 15),
  bank('153', 'Sinarmas', 'sinarmas', 10, 15),
  bank('426', 'Mega', 'bank mega|mega', 10, 15),
  bank('536', 'BCA Syariah', 'bca syariah', 10, 15),
  bank('542', 'Jago', 'bank jago|jago', 10, 13),
  bank('535', 'SeaBank', 'seabank|sea bank', 12, 13),
  bank('501', 'blu', 'blu by bca digital|blu by bca|blu bca|bca digital|blu', 12),
  bank('213', 'Jenius', 'jenius|btpn|smbc', 10, 11),
  bank('490', 'Neo Commerce', 'neo commerce|bank neo|neobank|bnc', 10, 16),
  bank('567', 'Allo', 'allo bank|allo', 10, 16),
]

export type Wallet = 'dana' | 'ovo' | 'gopay' | 'shopeepay' | 'linkaja'

export const walletNames: Record<Wallet, string> = {
  dana: 'DANA',
  ovo: 'OVO',
  gopay: 'GoPay',
  shopeepay: 'ShopeePay',
  linkaja: 'LinkAja',
}

export const walletAliases: Record<Wallet, readonly string[]> = {
  dana: ['dana'],
  ovo: ['ovo'],
  gopay: ['gopay', 'go-pay', 'go pay'],
  shopeepay: ['shopeepay', 'shopee pay', 'shopee-pay', 'spay'],
  linkaja: ['linkaja', 'link aja'],
}

/** Virtual-account prefixes of DANA; what follows is the phone. */
export const danaPrefixes: readonly string[] = [
  '8000009',
  '88810',
  '89508',
  '3901',
  '8810',
  '8059',
  '8528',
  '8100',
]

export function findBank(code: string): Bank | null {
  return banks.find(candidate => candidate.code === code) ?? null
}
