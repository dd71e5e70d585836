import type { Contact } from '#shared/domain/contact'
import type { Language } from '#shared/domain/platform'
import { type Result, toOk, toProblem } from '#shared/rules/result'
import { codeMinutes } from '../auth/code-minutes.ts'
import type { Caller, CodeProblem, Identity, SignedIn } from '../auth/identity.ts'
import { toDeviceName } from '../auth/to-device-name.ts'
import { findContact, upsertContact } from '../db/contacts.ts'
import type { IndexKeys } from '../env.ts'
import type { AccountNews } from './account-news.ts'
import type { AttemptLimit, Attempts } from './attempts.ts'
import { toContactDigests, toContactRef } from './contact-digests.ts'
import type { Outbox } from './outbox.ts'
import type { Refusal } from './refusal.ts'
import type { Sealing } from './sealing.ts'

/** Whoever asks, and the network that they ask from: `toNetwork` of its address. */
export interface SignInCaller {
  caller: Caller
  network: string
}

export interface AccountService {
  /** Sends a code. The answer is the same whether the contact has an account or not. */
  requestCode(contact: Contact, language: Language, from: SignInCaller): Promise<Result<null, Refusal>>
  /** Signs in, and makes the account when the contact has none. */
  signIn(
    contact: Contact,
    language: Language,
    code: string,
    from: SignInCaller,
  ): Promise<Result<SignedIn, Refusal>>
}

interface AccountParts {
  db: D1Database
  identity: Identity
  indexKeys: IndexKeys
  sealing: Sealing
  attempts: Attempts
  outbox: Pick<Outbox, 'send'>
  news: AccountNews
}

const hour = 60
const codesPerContact: AttemptLimit = { name: 'codes-per-contact', most: 5, minutes: hour }
// A cheap phone shares its address with thousands: this holds back machines, not people.
const codesPerNetwork: AttemptLimit = { name: 'codes-per-network', most: 100, minutes: hour }
const triesPerContact: AttemptLimit = { name: 'tries-per-contact', most: 15, minutes: hour }
const triesPerNetwork: AttemptLimit = { name: 'tries-per-network', most: 200, minutes: hour }

export function createAccountService(parts: AccountParts): AccountService {
  const { identity, attempts, outbox, news } = parts
  return {
    async requestCode(contact, language, { network }) {
      const { ref, digest } = await findRef(parts, contact)
      const allowed = await takeAll(attempts, [
        [codesPerNetwork, network],
        [codesPerContact, digest],
      ])
      if (!allowed.ok) return allowed
      const code = await identity.makeCode(ref)
      return outbox.send({
        to: { contact },
        language,
        template: { name: 'sign-in-code', params: { code, minutes: codeMinutes } },
      })
    },
    async signIn(contact, language, code, { caller, network }) {
      const { ref, digest, isKnown } = await findRef(parts, contact)
      const allowed = await takeAll(attempts, [
        [triesPerNetwork, network],
        [triesPerContact, digest],
      ])
      if (!allowed.ok) return allowed
      const signedIn = await identity.signIn(ref, code, caller)
      if (!signedIn.ok) return toProblem(toCodeRefusal(signedIn.problem))
      const { accountId } = signedIn.value
      await keepContact(parts, { contact, digest, accountId, language })
      if (isKnown) await news.signedIn(accountId, toDeviceName(caller.get('User-Agent')))
      return toOk(signedIn.value)
    },
  }
}

/** What the contact signs in by: the row that it has, else the one that it would get. */
async function findRef({ db, indexKeys }: AccountParts, contact: Contact) {
  const digests = toContactDigests(contact, indexKeys)
  const known = await findContact(db, digests)
  const digest = known?.digest ?? digests[0]
  return { ref: toContactRef(digest), digest, isKnown: known !== null }
}

async function takeAll(
  attempts: Attempts,
  limits: readonly (readonly [AttemptLimit, string])[],
): Promise<Result<null, Refusal>> {
  for (const [limit, who] of limits) {
    const taken = await attempts.take(limit, who)
    if (!taken.ok) return taken
  }
  return toOk(null)
}

async function keepContact(
  { db, sealing }: AccountParts,
  {
    contact,
    digest,
    accountId,
    language,
  }: { contact: Contact; digest: string; accountId: string; language: Language },
): Promise<void> {
  await upsertContact(db, {
    digest,
    account_id: accountId,
    kind: contact.kind,
    sealed: await sealing.seal(contact.address, { table: 'contact', column: 'sealed', id: digest }),
    language,
    proven_at: new Date().toISOString(),
  })
}

function toCodeRefusal(problem: CodeProblem): Refusal {
  const messages = {
    wrong: {
      id: 'Kode tidak cocok. Periksa lagi 6 angkanya.',
      en: 'The code does not match. Check its 6 digits.',
    },
    expired: {
      id: 'Kode sudah kedaluwarsa. Minta kode baru.',
      en: 'The code has expired. Ask for a new one.',
    },
    exhausted: {
      id: 'Kode terlalu sering salah dan tidak berlaku lagi. Minta kode baru.',
      en: 'The code was wrong too often and counts no more. Ask for a new one.',
    },
  }
  return { code: 'invalid_input', problems: [{ path: 'code', message: messages[problem] }] }
}
