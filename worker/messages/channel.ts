import type { Language } from '#shared/domain/platform'
import type { Result } from '#shared/rules/result'
import type { Filled } from './templates.ts'

export type ChannelKind = 'email' | 'whatsapp' | 'push'

/** One message to one address. */
export interface Outgoing {
  /** An e-mail address, a phone in digits, or a browser's subscription as JSON. */
  address: string
  language: Language
  template: Filled
}

/** Why it was not taken. The reason is a short code: it stands in the database and the log, so it names nobody. */
export interface Failure {
  /** Trying again cannot help. */
  permanent: boolean
  reason: string
}

/** A way to people, whoever provides it. Ok means that the provider has taken the message. */
export interface Channel {
  kind: ChannelKind
  send(message: Outgoing): Promise<Result<null, Failure>>
}

/** The address exists no more. */
export const gone: Failure = { permanent: true, reason: 'gone' }
