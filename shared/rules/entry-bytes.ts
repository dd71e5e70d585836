import type { PlatformIdTag } from '#shared/domain/subject'
import type {
  BucketEntry,
  Claim,
  ClaimCodeHash,
  Credential,
  DestinationCounts,
  Fact,
  FactKind,
  SellerTag,
} from '#shared/domain/verdict'
import { putFindings, readFindings } from '#shared/rules/finding-bytes'
import { type RecordReader, RecordWriter } from '#shared/rules/record-bytes'

/** An entry without the hash, under which a bucket has it. */
export type EntryBody = Omit<BucketEntry, 'hash'>

const hasPlatformIdTag = 1
const hasSellerTag = 2
const hasDestinations = 4
const hasClaims = 8
const hasCredentials = 16
const hasFacts = 32
const hasFindings = 64
const hasReviews = 128
const hasPendingCodes = 256

const platformIdTagBytes = 4
/** A shop's tag is as long wherever records name one. */
export const sellerTagBytes = 6
const pendingCodeBytes = 8
/** More shops than these do not want one profile at a time; who waits gets a place once another claim is over. */
export const mostPendingCodes = 4
const mostCounted = 15
const ratings = [1, 2, 3, 4, 5]
const hasExpiry = 128

/** Numbers of the wire: a kind keeps its number for ever, a new one takes the next. */
const factCodes: Record<FactKind, number> = {
  'look-alike': 0,
  'id-changed': 1,
  suspended: 2,
  renamed: 3,
  'name-differs': 4,
  'new-account': 5,
}
const credentialCodes: Record<Credential['kind'], number> = {
  'account-name': 0,
  nib: 1,
  halal: 2,
  pirt: 3,
  bpom: 4,
  sni: 5,
}
const factKinds = toKinds(factCodes)
const credentialKinds = toKinds(credentialCodes)

/**
 * One subject, as `record-bytes` has it. Two bytes of flags say which of these fields follow, in this order:
 *
 * | Flag | Field         | Bytes                                                                             |
 * |------|---------------|-----------------------------------------------------------------------------------|
 * | 1    | platformIdTag | 4                                                                                 |
 * | 2    | sellerTag     | 6                                                                                 |
 * | 4    | destinations  | 2: four bits each for bank, ewallet, phone, qris; 15 stands for 15 and more       |
 * | 8    | claims        | list of: provenAt, seenAt (instants)                                              |
 * | 16   | credentials   | list of: kind (1), checkedAt (instant), expiresAt (instant) if bit 7 of kind is set |
 * | 32   | facts         | list of: kind (1), at (instant)                                                   |
 * | 64   | findings      | see `finding-bytes`                                                               |
 * | 128  | reviews       | ten varints: by stars from one to five, of all, then of those with proof of purchase |
 * | 256  | pendingCodes  | list of up to 4: 8 bytes of the hash of a pending claim code, for which witnesses look |
 *
 * Flags from 512 on are a newer server's: their fields stand behind these and are left unread. Lists keep their
 * order. A claimed shop with all that one usually has takes 61 bytes in a bucket, a profile with two findings 52.
 */
export function encodeEntryBody(entry: EntryBody): Uint8Array<ArrayBuffer> {
  const {
    platformIdTag,
    sellerTag,
    destinations,
    claims,
    credentials,
    facts,
    findings,
    reviews,
    pendingCodes,
  } = entry
  const stars = [...reviews.all, ...reviews.proven]
  const counts = toCounts(destinations)
  const fields = new RecordWriter()
  let flags = 0
  const put = (flag: number, isThere: boolean, write: () => void) => {
    if (!isThere) return
    flags |= flag
    write()
  }
  put(hasPlatformIdTag, platformIdTag !== null, () => fields.putHex(platformIdTag ?? '', platformIdTagBytes))
  put(hasSellerTag, sellerTag !== null, () => fields.putHex(sellerTag ?? '', sellerTagBytes))
  put(hasDestinations, counts > 0, () => fields.putUint(counts, 2))
  put(hasClaims, claims.length > 0, () => fields.putList(claims, putClaim))
  put(hasCredentials, credentials.length > 0, () => fields.putList(credentials, putCredential))
  put(hasFacts, facts.length > 0, () => fields.putList(facts, putFact))
  put(hasFindings, findings.length > 0, () => putFindings(fields, entry))
  put(hasReviews, stars.some(Boolean), () => {
    for (const count of stars) fields.putVarint(count)
  })
  put(hasPendingCodes, pendingCodes.length > 0, () =>
    fields.putList(pendingCodes.slice(0, mostPendingCodes), (_, code) =>
      fields.putHex(code, pendingCodeBytes),
    ),
  )
  const body = new RecordWriter()
  body.putUint(flags, 2)
  body.putBytes(fields.toBytes())
  return body.toBytes()
}

export function readEntryBody(reader: RecordReader): EntryBody {
  const flags = reader.readUint(2)
  const has = (flag: number) => (flags & flag) !== 0
  return {
    platformIdTag: has(hasPlatformIdTag) ? (reader.readHex(platformIdTagBytes) as PlatformIdTag) : null,
    sellerTag: has(hasSellerTag) ? (reader.readHex(sellerTagBytes) as SellerTag) : null,
    destinations: fromCounts(has(hasDestinations) ? reader.readUint(2) : 0),
    claims: has(hasClaims) ? reader.readList(6, readClaim) : [],
    credentials: has(hasCredentials) ? reader.readList(4, readCredential) : [],
    facts: has(hasFacts) ? reader.readList(4, readFact).filter(fact => fact !== null) : [],
    ...(has(hasFindings) ? readFindings(reader) : { findings: [], appeals: [] }),
    reviews: {
      all: ratings.map(() => (has(hasReviews) ? reader.readVarint() : 0)),
      proven: ratings.map(() => (has(hasReviews) ? reader.readVarint() : 0)),
    },
    // A newer server may have more places: those beyond ours are left out.
    pendingCodes: has(hasPendingCodes)
      ? reader
          .readList(pendingCodeBytes, () => reader.readHex(pendingCodeBytes) as ClaimCodeHash)
          .slice(0, mostPendingCodes)
      : [],
  }
}

function toCounts({ bank, ewallet, phone, qris }: DestinationCounts): number {
  return [bank, ewallet, phone, qris].reduce((sum, count) => sum * 16 + Math.min(count, mostCounted), 0)
}

function fromCounts(counts: number): DestinationCounts {
  return { bank: counts >>> 12, ewallet: (counts >>> 8) & 15, phone: (counts >>> 4) & 15, qris: counts & 15 }
}

function putClaim(writer: RecordWriter, { provenAt, seenAt }: Claim): void {
  writer.putInstant(provenAt)
  writer.putInstant(seenAt)
}

function readClaim(reader: RecordReader): Claim {
  return { provenAt: reader.readInstant(), seenAt: reader.readInstant() }
}

function putCredential(writer: RecordWriter, { kind, checkedAt, expiresAt }: Credential): void {
  writer.putUint(credentialCodes[kind] | (expiresAt === null ? 0 : hasExpiry), 1)
  writer.putInstant(checkedAt)
  if (expiresAt !== null) writer.putInstant(expiresAt)
}

/** A kind that is not known here stands as `credentialSchema` has it: something was checked. */
function readCredential(reader: RecordReader): Credential {
  const head = reader.readUint(1)
  return {
    kind: credentialKinds.get(head & ~hasExpiry) ?? 'account-name',
    checkedAt: reader.readInstant(),
    expiresAt: head & hasExpiry ? reader.readInstant() : null,
  }
}

function putFact(writer: RecordWriter, { kind, at }: Fact): void {
  writer.putUint(factCodes[kind], 1)
  writer.putInstant(at)
}

/** Of a kind that is not known here nothing can be said, not even whether it warns. */
function readFact(reader: RecordReader): Fact | null {
  const kind = factKinds.get(reader.readUint(1))
  const at = reader.readInstant()
  return kind ? { kind, at } : null
}

function toKinds<Kind extends string>(codes: Record<Kind, number>): ReadonlyMap<number, Kind> {
  return new Map(Object.entries<number>(codes).map(([kind, code]) => [code, kind as Kind]))
}
