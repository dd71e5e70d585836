import type { PictureCode } from '#shared/device/qr/read-qris'
import type { NamelessLink, Reading } from '#shared/rules/understand'

export type Tab = 'link' | 'account' | 'phone' | 'qris'
export const tabs: readonly Tab[] = ['link', 'account', 'phone', 'qris']

/** Where a message stands; also the ending of the id of the field that it belongs to. */
export type Field = 'link' | 'provider' | 'account' | 'phone' | 'qris'

/** The picture of a QRIS, or what stands for it. `url`: an object URL of the picture as it is read. */
export type Picture =
  | { kind: 'none' }
  | { kind: 'reading'; name: string; url: string }
  | { kind: 'failed'; reason: string }
  | {
      kind: 'read'
      /** Null for a QRIS that came as text. */
      file: { name: string; url: string } | null
      codes: readonly PictureCode[]
      isUnreadableSeen: boolean
      chosen: number
    }
  /** A merchant id alone, out of a text. */
  | { kind: 'merchant'; reading: Reading }

/** Everything that a person filled in. It outlives the result, so that *back* finds it as it was. */
export interface Form {
  tab: Tab
  link: string
  /** Bank code or wallet; null until one is chosen. */
  provider: string | null
  /** The list of all others is open. */
  isOtherOpen: boolean
  account: string
  /** The name that stood beside the number in a pasted text. */
  holder: string | null
  phone: string
  /** Whose the number is said to be. */
  owner: string
  picture: Picture
  /** Several things that a text may mean, one to be chosen. */
  choices: readonly Reading[]
  /** The link that names nobody, while help with it is shown. */
  nameless: NamelessLink | null
  /** What is said of the last paste, to be seen and heard. */
  said: string
  problem: { field: Field; text: string } | null
}

export const emptyForm: Form = {
  tab: 'account',
  link: '',
  provider: null,
  isOtherOpen: false,
  account: '',
  holder: null,
  phone: '',
  owner: '',
  picture: { kind: 'none' },
  choices: [],
  nameless: null,
  said: '',
  problem: null,
}

/** Those on the screen at once; all others stand in the list. */
export const gridProviders: readonly string[] = ['014', '008', '002', '009', '451', '535', 'dana']

/** The field that a tab begins with. */
export const firstField: Record<Tab, Field> = {
  link: 'link',
  account: 'account',
  phone: 'phone',
  qris: 'qris',
}

export function fieldId(field: Field | 'owner' | 'other'): string {
  return `cek-${field}`
}

export function tabId(tab: Tab): string {
  return `cek-tab-${tab}`
}

/** Digits alone, of any script that writes them as we do: full-width ones come out of some keyboards. */
export function toDigits(text: string): string {
  return text.normalize('NFKC').replace(/[^0-9]/g, '')
}
