import type { Language } from '#shared/domain/platform'
import { bandWords, describeVerdict } from '#shared/rules/describe-verdict'
import { destinationNouns, destinationTones, toOwnerName } from '#shared/rules/destination-label'
import { toDestinationKind } from '#shared/rules/destination-verdict'
import { describeDestination } from '#shared/rules/destination-words'
import { cannotCheckName, formatDate } from '#shared/rules/verdict-words'
import type { Answer, CheckProblem, Compared } from './answers/answer.ts'
import { joinDate, joinDates } from './dates.ts'
import type { Question } from './question.ts'
import { wordsOf } from './words/words.ts'

export type Tone = 'verified' | 'claimed' | 'none' | 'caution' | 'reported' | 'severe' | 'disputed'

/** What is said first and largest of an answer: one colour, one silhouette, one heading, and its reasons. */
export interface Band {
  tone: Tone
  /** The silhouette; `offline` where nothing is known. */
  icon: Tone | 'noted' | 'offline'
  title: string
  strong: string | null
  text: string
  /** Said under the text, each for itself. */
  more: readonly string[]
  advice: { strong: string; text: string } | null
}

/** Pure and total: every answer has a band, and none that is not known has a colour. */
export function bandOf(answer: Answer, question: Question, language: Language): Band {
  const band = toBand(answer, question, language)
  return { ...band, text: joinDates(band.text), more: band.more.map(joinDates) }
}

function toBand(answer: Answer, question: Question, language: Language): Band {
  switch (answer.state) {
    case 'profile':
      return toProfileBand(answer, language)
    case 'destination':
      return toDestinationBand(answer, question, language)
    case 'unknown':
      return toUnknownBand(answer.problem, language)
  }
}

/** The seller's name as it is said of a profile key. */
export function toProfileName(key: string): string {
  return toOwnerName(key)
}

function toProfileBand({ known }: Extract<Answer, { state: 'profile' }>, language: Language): Band {
  const { result } = known
  const { title, strong, text, advice } = describeVerdict(result, language)
  const icon = result.severe ? 'severe' : result.verdict
  const late = { strong: bandWords[language].disputedLate, text: '' }
  return {
    tone: icon === 'noted' ? 'none' : icon,
    icon,
    title,
    strong,
    text,
    more: [],
    advice: result.verdict === 'disputed' ? late : advice,
  }
}

function toDestinationBand(
  { known, compared }: Extract<Answer, { state: 'destination' }>,
  question: Question,
  language: Language,
): Band {
  const { verdict, key } = known
  const kind = toDestinationKind(key)
  const { title, strong, text, facts, advice } = describeDestination(verdict, kind, language)
  const { comparison } = wordsOf(language)
  const tone = destinationTones[verdict.state]
  const isOwn = verdict.state === 'own' && compared.state === 'with'
  return {
    tone,
    icon: tone,
    title: isOwn ? comparison.own(destinationNouns[kind][language], toProfileName(compared.profile)) : title,
    strong,
    text,
    more: [...facts, ...describeComparison(compared, question, language)],
    // Where a checklist follows, it begins with the same advice.
    advice: strong ? null : advice,
  }
}

/** Why the number was compared with nobody, where somebody was named. */
function describeComparison(compared: Compared, question: Question, language: Language): string[] {
  const { comparison } = wordsOf(language)
  const owner = question.kind === 'destination' ? question.owner : null
  if (!owner || compared.state === 'with') return []
  if (compared.state === 'nobody') return [comparison.notRegistered(toProfileName(compared.profile))]
  return [comparison.notCompared(owner.text.slice(0, 60))]
}

function toUnknownBand(problem: CheckProblem, language: Language): Band {
  const words = wordsOf(language)
  return {
    tone: 'none',
    icon: 'offline',
    title: cannotCheckName[language],
    strong: bandWords[language].unknownIsNotSafe,
    text: words.problem[problem],
    more: [],
    advice: null,
  }
}

/** `Yang tampil data per 24 Nov 2026 …`, where the data could not be renewed. */
export function describeAge(answer: Answer, language: Language): string | null {
  if (answer.state === 'unknown' || !answer.known.problem) return null
  const date = joinDate(formatDate(answer.known.data.publishedAt, language))
  const words = wordsOf(language)
  return `${words.problem[answer.known.problem]} ${words.result.older(date)}`
}
