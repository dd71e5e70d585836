import * as z from 'zod/mini'
import type { DataVersion, LookupAnswer, LookupProblem } from '#shared/device/lookup/lookup-answer'
import { type Language, languageSchema } from '#shared/domain/platform'
import type { Seller } from '#shared/domain/seller'
import { destinationKeySchema, platformIdSchema, profileKeySchema } from '#shared/domain/subject'
import { parseEvaluationKeys } from '#shared/rules/evaluation-key'
import { parsePinnedKeys } from '#shared/rules/manifest-signature'
import type { AccountState, DeskAnswer, DeskWitness, MyShops } from './account-state.ts'
import type { DestinationCheck } from './destination-check.ts'
import type { NumberFinding } from './number-finding.ts'

/** Who may send a message: a content script on one of our sites, or a page of the extension itself. */
export type Sender = 'content' | 'extension-page'

export interface MessageRule<Request extends z.ZodMiniType = z.ZodMiniType, Response = unknown> {
  request: Request
  senders: readonly Sender[]
  /** Type only. */
  response?: Response
}

function defineMessage<Response>() {
  return <Request extends z.ZodMiniType>(
    request: Request,
    senders: readonly Sender[],
  ): MessageRule<Request, Response> => ({ request, senders })
}

const profileQuestionSchema = z.strictObject({
  key: profileKeySchema,
  platformId: z.optional(platformIdSchema),
})

/** Shown as text only. Control and format characters, which could turn it about, are not let in. */
const holderSchema = z.nullable(z.string().check(z.minLength(1), z.maxLength(60), z.regex(/^[^\p{C}]+$/u)))

interface ResolveResponse {
  /** In the order asked. */
  answers: LookupAnswer[]
  language: Language
}

/** State of the local data, for the popup. */
export interface DataStatus {
  data: DataVersion | null
  keys: number
  bytes: number
  checkedAt: string | null
  problem: LookupProblem | null
  isRefreshing: boolean
  /** How many days this device's clock is ahead of the server's; negative when it is behind, 0 within a day. */
  clockAheadDays: number
  apiUrl: string
}

export type SellerAnswer =
  | { state: 'loaded'; seller: Seller }
  | { state: 'absent' }
  | { state: 'failed'; problem: LookupProblem }

/** `reason`: that of the server, or `limited`, `offline`. */
export type LinkAnswer = { state: 'found'; key: string } | { state: 'failed'; reason: string }

/** Every message to the background: request schema, response type and allowed senders, by name. */
export const protocol = {
  /** `isFresh`: do not answer from data older than a minute (an open card). */
  'lookup/resolve': defineMessage<ResolveResponse>()(
    z.strictObject({
      profiles: z.array(profileQuestionSchema).check(z.maxLength(500)),
      isFresh: z.optional(z.boolean()),
    }),
    ['content', 'extension-page'],
  ),
  'lookup/refresh': defineMessage<DataStatus>()(z.strictObject({}), ['extension-page']),
  'lookup/status': defineMessage<DataStatus>()(z.strictObject({}), ['extension-page']),
  'seller/read': defineMessage<SellerAnswer>()(profileQuestionSchema, ['extension-page']),
  /** Has the server follow a link that names nobody. */
  'links/open': defineMessage<LinkAnswer>()(
    z.strictObject({ url: z.string().check(z.minLength(1), z.maxLength(500)) }),
    ['extension-page'],
  ),
  /** The numbers in texts of a page, for each text. */
  'text/read': defineMessage<NumberFinding[][]>()(
    z.strictObject({ texts: z.array(z.string().check(z.maxLength(20_000))).check(z.maxLength(660)) }),
    ['content'],
  ),
  /** What is known of numbers, and what they are to the shop of a profile; asked again while it is worked on. */
  'destination/check': defineMessage<DestinationCheck>()(
    z.strictObject({
      keys: z.array(destinationKeySchema).check(z.minLength(1), z.maxLength(16)),
      profile: z.optional(profileQuestionSchema),
    }),
    ['content', 'extension-page'],
  ),
  /** Opens the check by hand, for a number that a page shows. */
  'check/open': defineMessage<null>()(
    z.strictObject({
      keys: z.array(destinationKeySchema).check(z.minLength(1), z.maxLength(5)),
      /** Whose page it stands on. */
      profile: z.optional(profileQuestionSchema),
      holder: holderSchema,
    }),
    ['content'],
  ),
  /** The same from a window of ours, which opens the panel itself; null for no question. */
  'check/ask': defineMessage<null>()(
    z.strictObject({
      question: z.nullable(
        z.discriminatedUnion('kind', [
          z.strictObject({
            kind: z.literal('destination'),
            keys: z.array(destinationKeySchema).check(z.minLength(1), z.maxLength(5)),
            profile: z.nullable(profileQuestionSchema),
            holder: holderSchema,
          }),
          z.strictObject({ kind: z.literal('text'), text: z.string().check(z.maxLength(20_000)) }),
          /** What the tab in front shows. */
          z.strictObject({ kind: z.literal('screen') }),
        ]),
      ),
    }),
    ['extension-page'],
  ),
  'account/read': defineMessage<AccountState>()(z.strictObject({}), ['extension-page']),
  /** Opens the web page that signs in. */
  'account/enter': defineMessage<null>()(z.strictObject({}), ['extension-page']),
  'account/leave': defineMessage<null>()(z.strictObject({}), ['extension-page']),
  'account/change': defineMessage<null>()(
    z.strictObject({ isWitness: z.optional(z.boolean()), isDeskOpen: z.optional(z.boolean()) }),
    ['extension-page'],
  ),
  /** What is known of the shops of whoever is signed in, for the card of a profile. */
  'shops/read': defineMessage<MyShops | null>()(z.strictObject({ key: profileKeySchema }), [
    'extension-page',
  ]),
  /** Whether whoever is signed in decides about claims, and wants those of each page. */
  'desk/read': defineMessage<Pick<AccountState, 'isAtDesk' | 'isDeskOpen'>>()(z.strictObject({}), [
    'extension-page',
  ]),
  /** Pending claims on the profiles of a page, and whether their codes stand in the tab in front. */
  'desk/claims': defineMessage<DeskAnswer>()(
    z.strictObject({
      keys: z.array(profileKeySchema).check(z.minLength(1), z.maxLength(50)),
      tabId: z.int(),
    }),
    ['extension-page'],
  ),
  'desk/witness': defineMessage<DeskWitness>()(
    z.strictObject({ id: z.string().check(z.minLength(1), z.maxLength(100)), tabId: z.int() }),
    ['extension-page'],
  ),
  'settings/change': defineMessage<null>()(
    z.strictObject({
      language: z.optional(languageSchema),
      theme: z.optional(z.enum(['auto', 'light', 'dark'])),
      apiUrl: z.optional(
        z.string().check(
          z.maxLength(300),
          z.refine(text => /^https?:/i.test(text) && URL.canParse(text)),
        ),
      ),
      manifestKeys: z.optional(
        z.string().check(
          z.maxLength(300),
          z.refine(text => parsePinnedKeys(text) !== null),
        ),
      ),
      /** Of its oblivious function; empty where only what its manifest keys vouch for is to be believed. */
      evaluationKeys: z.optional(
        z.string().check(
          z.maxLength(300),
          z.refine(text => text === '' || parseEvaluationKeys(text) !== null),
        ),
      ),
    }),
    ['extension-page'],
  ),
} satisfies Record<string, MessageRule>

export type MessageName = keyof typeof protocol
export type RequestOf<Name extends MessageName> = z.input<(typeof protocol)[Name]['request']>
export type ResponseOf<Name extends MessageName> =
  (typeof protocol)[Name] extends MessageRule<z.ZodMiniType, infer Response> ? Response : never
