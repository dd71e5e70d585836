import { useCallback, useState } from 'react'
import type { ProfileQuestion } from '#shared/device/lookup/lookup-answer'
import type { DestinationKey } from '#shared/domain/subject'

/** A number that somebody pointed at on a page. */
export interface GivenNumber {
  keys: readonly DestinationKey[]
  profile: ProfileQuestion | null
  holder: string | null
}

/** What is to be checked. */
export interface Question {
  /** Another one with each question that comes from elsewhere. */
  turn: number
  text: string
  /** The person has asked for a check of this text where they came from. */
  isAsked: boolean
  given: GivenNumber | null
}

const nothing = { text: '', isAsked: false, given: null }

/** The question of the page, and the one that was put aside for it: nothing that was typed is lost. */
export function useQuestion() {
  const [{ question, aside }, set] = useState<{ question: Question; aside: Question | null }>({
    question: { turn: 0, ...nothing },
    aside: null,
  })
  const type = useCallback(
    (text: string) =>
      set(({ question: now, aside: before }) => ({
        question: { ...now, text, isAsked: false },
        aside: before,
      })),
    [],
  )
  const ask = useCallback(
    (next: Partial<Omit<Question, 'turn'>>) =>
      set(({ question: now, aside: before }) => ({
        question: { turn: now.turn + 1, ...nothing, ...next },
        aside: isEmpty(now) ? before : now,
      })),
    [],
  )
  const goBack = useCallback(
    () =>
      set(({ question: now, aside: before }) => ({
        question: { ...(before ?? now), turn: now.turn + 1 },
        aside: isEmpty(now) ? null : now,
      })),
    [],
  )
  return { question, aside, type, ask, goBack }
}

function isEmpty({ text, given }: Question): boolean {
  return text.trim() === '' && given === null
}
