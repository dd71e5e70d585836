import { toProblem } from '#shared/rules/result'
import type { Answer } from '../../../worker/pages/check/client/answers/answer.ts'
import type { Question } from '../../../worker/pages/check/client/question.ts'
import type { Copied, Progress, World } from '../../../worker/pages/check/client/state.ts'

/** A browser and a server that do what a test says, and keep what was asked of them. */
export class FakeWorld implements World {
  readonly asked: Question[] = []
  readonly opened: string[] = []
  history = 0
  copied: Copied = { kind: 'empty' }
  picture: Awaited<ReturnType<World['readPicture']>> = toProblem('not-image')
  linkAnswer: Awaited<ReturnType<World['openLink']>> = toProblem('offline')
  /** What is answered, one after the other; without any the question stays open. */
  answers: Answer[] = []
  /** Of the last question. */
  progress: Progress | null = null

  async ask(question: Question, progress: Progress) {
    this.asked.push(question)
    this.progress = progress
    for (const answer of this.answers) progress.onAnswer(answer)
  }

  readClipboard = async () => this.copied
  readPicture = async () => this.picture
  openLink = async (text: string) => {
    this.opened.push(text)
    return this.linkAnswer
  }
  enterResult = () => {
    this.history++
  }
  leaveResult = () => {
    this.history--
  }
  showLanguage = () => {}
}
