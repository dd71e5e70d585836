import type { Language, Message } from '#shared/domain/platform'
import {
  type DestinationTone,
  destinationNouns,
  destinationTones,
  toDestinationLabel,
  upperFirst,
} from '#shared/rules/destination-label'
import type { DestinationVerdict } from '#shared/rules/destination-verdict'
import type { IconName } from './icons.ts'

/** What a chip is about. */
export interface ChipSubject {
  kind: 'bank' | 'ewallet' | 'phone' | 'qris'
  /** The number as the page writes it: hostile text, only ever rendered as text. */
  written: string
  /** What the bank is called, or the wallets in the order of their numbers. */
  providers: readonly string[]
}

/** How far a chip is with its number. */
export type ChipState =
  | { name: 'idle' }
  | { name: 'failed' }
  /** `isWorking`: the device does what the server wants done first. */
  | { name: 'busy'; isWorking: boolean }
  | {
      name: 'told'
      verdict: Pick<DestinationVerdict, 'state' | 'bond'>
      /** The wallets that it holds for, where it does not hold for all. */
      of: readonly string[]
    }

/** Everything a chip draws and says. */
export interface ChipView {
  kind: ChipSubject['kind']
  icon: IconName | 'lens' | 'ring'
  /** Colour token: `--amanah-<tone>`; `offer` is the brand's, for what has no verdict. */
  tone: DestinationTone | 'offer'
  isBusy: boolean
  label: string
  /** The label where the line is too short for all of it. */
  brief: string
  /** Which of several numbers on one line it is. */
  tail: string
  /** Shown where the chip has no room for its words. */
  tip: string
  /** Accessible name. */
  name: string
  /** Told to who cannot see it, once the number is checked. */
  news: string
}

const offer: Message = { id: 'Cek # ini', en: 'Check this #' }
const busy: Message = { id: 'Mengecek', en: 'Checking' }
const working: Message = { id: 'Sebentar, menghitung…', en: 'One moment, computing…' }
const failed: Message = { id: 'Tidak bisa dicek sekarang', en: 'Cannot check now' }
const failedBrief: Message = { id: 'Tidak bisa dicek', en: 'Cannot check' }
const ends: Message = { id: 'akhir', en: 'ending in' }

const tailLength = 3

/** Pure: the same number in the same state always looks the same. */
export function toChipView(subject: ChipSubject, state: ChipState, language: Language): ChipView {
  const { kind, written } = subject
  const look = toLook(subject, state, language)
  const end = (written.match(/[\p{L}\p{N}]/gu) ?? []).slice(-tailLength).join('')
  const tip = `${look.label}, ${written}`
  const isOver = state.name === 'told' || state.name === 'failed'
  const whose = subject.providers.join(', ') || upperFirst(destinationNouns[kind][language])
  return {
    ...look,
    kind,
    isBusy: state.name === 'busy',
    tail: `…${end}`,
    tip,
    name: `Amanah: ${tip}`,
    news: isOver ? `${whose} ${ends[language]} ${end}: ${toMidSentence(look.label)}` : '',
  }
}

function toLook(
  { kind }: ChipSubject,
  state: ChipState,
  language: Language,
): Pick<ChipView, 'icon' | 'tone' | 'label' | 'brief'> {
  if (state.name === 'told') {
    const { verdict, of } = state
    const tone = destinationTones[verdict.state]
    const suffix = of.length > 0 ? ` (${of.join(', ')})` : ''
    return {
      icon: tone,
      tone,
      label: toDestinationLabel(verdict, kind, language) + suffix,
      brief: toDestinationLabel(verdict, kind, language, true) + suffix,
    }
  }
  if (state.name === 'failed') {
    return { icon: 'unknown', tone: 'none', label: failed[language], brief: failedBrief[language] }
  }
  if (state.name === 'idle') {
    const label = offer[language].replace('#', destinationNouns[kind][language])
    return { icon: 'lens', tone: 'offer', label, brief: label }
  }
  const label = (state.isWorking ? working : busy)[language]
  return { icon: 'ring', tone: 'offer', label, brief: busy[language] }
}

/** `Rekening milik …` within a sentence; `QRIS` and names stay as they are. */
function toMidSentence(label: string): string {
  return /^[A-Z][a-z-]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}
