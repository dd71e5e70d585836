import { toOk } from '#shared/rules/result'
import type { Channel, ChannelKind } from '../channel.ts'
import { toLetterText, writeLetter } from '../letter.ts'
import { toLetterHtml } from '../letter-html.tsx'

/** A message as a provider would have got it. */
export interface MailboxLetter {
  channel: ChannelKind
  to: string
  subject: string
  text: string
  html: string
}

/** Stands in for a provider on a developer's machine: what is sent can be read, and goes nowhere. */
export function createMailboxChannel(
  kind: ChannelKind,
  put: (letter: MailboxLetter) => Promise<void>,
): Channel {
  return {
    kind,
    async send({ address, language, template }) {
      const letter = writeLetter(template, language)
      const { subject } = letter
      const text = toLetterText(letter)
      await put({ channel: kind, to: address, subject, text, html: await toLetterHtml(letter) })
      return toOk(null)
    },
  }
}
