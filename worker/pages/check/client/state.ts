import type { ImageProblem } from '#shared/device/image/image-bytes'
import type { PictureReading } from '#shared/device/qr/read-qris'
import type { Language } from '#shared/domain/platform'
import type { Result } from '#shared/rules/result'
import type { Answer } from './answers/answer.ts'
import type { Form } from './form.ts'
import type { Question } from './question.ts'

/** One question and what came of it. */
export interface Check {
  question: Question
  /** Null while it is being asked. */
  answer: Answer | null
  /** Share of the work that the server wants done first, 0 to 1; null where it wants none. */
  work: number | null
}

export interface State {
  language: Language
  form: Form
  /** The result that is shown, null on the form. */
  check: Check | null
  ticks: ReadonlySet<string>
  /** Asks the browser to put the page on the home screen; null where it does not offer that, or did. */
  install: (() => void) | null
  /** What is to have the focus; a new object each time that it is to move. */
  focus: { id: string } | null
}

/** What was copied, as far as the browser hands it over. */
export type Copied =
  | { kind: 'text'; text: string }
  | { kind: 'picture'; file: File }
  | { kind: 'empty' | 'refused' }

/** How somebody who asks is kept told. */
export interface Progress {
  /** Share of the work that the server wants done first, 0 to 1. */
  onWork(share: number): void
  /** More than once where more becomes known. */
  onAnswer(answer: Answer): void
  /** Nobody waits any more. */
  signal: AbortSignal
}

/** All that the page needs of its surroundings. */
export interface World {
  readClipboard(): Promise<Copied>
  readPicture(file: File): Promise<Result<PictureReading, ImageProblem | 'broken' | 'unreadable-file'>>
  ask(question: Question, progress: Progress): Promise<void>
  openLink(text: string): Promise<Result<string, string>>
  /** A result is a step in the history, without what was asked; going back is that of the browser. */
  enterResult(): void
  leaveResult(): void
  showLanguage(language: Language): void
}
