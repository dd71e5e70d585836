import type { NumberAnswer } from '#shared/device/destinations/to-number-answer'
import type { ProfileQuestion } from '#shared/device/lookup/lookup-answer'
import { sumUpAnswers } from '#shared/rules/sum-up-answers'
import type { ChipState } from '../../overlay/chip-view.ts'
import type { NumberSighting } from './number-sighting.ts'

export interface NumberQuestion {
  keys: NumberSighting['keys']
  /** Whose page the number stands on. */
  profile?: ProfileQuestion
}

/** Answers in the order asked, or null when nobody answers; `onWork` once the device has work to do first. */
export type CheckNumbers = (question: NumberQuestion, onWork: () => void) => Promise<NumberAnswer[] | null>

/** Results remembered in one visit of a page. */
const mostTold = 500

/** What was asked and learned of numbers in this visit of the page: each pair of number and seller for itself. */
export class ChipChecks {
  readonly #states = new Map<string, ChipState>()
  readonly #check: CheckNumbers
  readonly #onState: (id: string) => void

  constructor(check: CheckNumbers, onState: (id: string) => void) {
    this.#check = check
    this.#onState = onState
  }

  stateOf(id: string | null): ChipState {
    return this.#states.get(id ?? '') ?? { name: 'idle' }
  }

  /** Whether anything can be known of a number yet, whoever the seller is. */
  isAsked(keys: NumberQuestion['keys']): boolean {
    return [...this.#states.keys()].some(id => id.startsWith(toCheckId({ keys }).trimEnd()))
  }

  /** Begins a check where none runs or has ended well. */
  start(question: NumberQuestion, providers: readonly string[]): void {
    const id = toCheckId(question)
    const { name } = this.stateOf(id)
    if (name === 'busy' || name === 'told') return
    this.#set(id, { name: 'busy', isWorking: false })
    const onWork = () => this.#set(id, { name: 'busy', isWorking: true })
    this.#check(question, onWork).then(
      answers => this.#set(id, answers ? sumUpAnswers(answers, providers) : { name: 'failed' }),
      () => this.#set(id, { name: 'failed' }),
    )
  }

  #set(id: string, state: ChipState): void {
    this.#states.delete(id)
    this.#states.set(id, state)
    const [oldest] = this.#states.keys()
    if (this.#states.size > mostTold && oldest !== undefined) this.#states.delete(oldest)
    this.#onState(id)
  }
}

/** The same number on another seller's page is another question. */
export function toCheckId({ keys, profile }: NumberQuestion): string {
  return [...keys, profile?.key, profile?.platformId].join(' ')
}
