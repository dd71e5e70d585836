import { toOk, toProblem } from '#shared/rules/result'
import type { Channel, Failure } from '../channel.ts'
import { toLetterText, writeLetter } from '../letter.ts'
import { toLetterHtml } from '../letter-html.tsx'

/** What Cloudflare's e-mail service answers when this message cannot reach this address, now or later. */
const permanentCodes: ReadonlySet<string> = new Set([
  'E_RECIPIENT_SUPPRESSED',
  'E_RECIPIENT_NOT_ALLOWED',
  'E_VALIDATION_ERROR',
  'E_FIELD_MISSING',
  'E_CONTENT_TOO_LARGE',
])

/** E-mail by the platform's own binding. */
export function createMail(binding: SendEmail, from: string): Channel {
  return {
    kind: 'email',
    async send({ address, language, template }) {
      const letter = writeLetter(template, language)
      const html = await toLetterHtml(letter)
      try {
        await binding.send({
          from: { name: 'Amanah', email: from },
          to: address,
          subject: letter.subject,
          text: toLetterText(letter),
          html,
        })
        return toOk(null)
      } catch (problem) {
        return toProblem(toFailure(problem))
      }
    },
  }
}

/** By its code alone: the sentence beside it may hold the address. */
function toFailure(problem: unknown): Failure {
  const code = problem instanceof Error && 'code' in problem ? String(problem.code) : ''
  const isCode = /^E_[A-Z_]{1,60}$/.test(code)
  return { permanent: permanentCodes.has(code), reason: isCode ? code : 'mail_failed' }
}
