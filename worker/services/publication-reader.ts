import type { ClaimCodeHash, DestinationCounts } from '#shared/domain/verdict'
import {
  type AccountFinding,
  type AccountProfile,
  countProfiles,
  type DestinationCount,
  type HashRange,
  type ImitableProfile,
  type ListedProfile,
  type PublicSeller,
  type ReviewCount,
  readAccountFindings,
  readAccountProfiles,
  readCredentials,
  readDestinationCounts,
  readFacts,
  readImitableRange,
  readNewestReviews,
  readPendingCodes,
  readProfileRange,
  readPublicSellers,
  readReviewCounts,
  readSellerProfiles,
  type SellerCredential,
  type SellerFact,
  type SellerReview,
} from '../db/publications.ts'
import type { WorkMeter } from './work-meter.ts'

/** Everything about one account that decides its verdict. */
export interface AccountRows {
  sellerId: string | null
  profiles: AccountProfile[]
  findings: AccountFinding[]
  facts: SellerFact[]
  credentials: SellerCredential[]
  reviewCounts: ReviewCount[]
  /** Destinations that a verifier has checked. */
  destinations: DestinationCounts
}

export const noDestinations: DestinationCounts = { bank: 0, ewallet: 0, phone: 0, qris: 0 }

/** Of an account that nothing is known of. */
export const noRows: AccountRows = {
  sellerId: null,
  profiles: [],
  findings: [],
  facts: [],
  credentials: [],
  reviewCounts: [],
  destinations: noDestinations,
}

/** What a card shows of a seller beyond that. */
export interface SellerTexts {
  seller: PublicSeller
  profiles: AccountProfile[]
  reviews: SellerReview[]
}

export interface PublicationReader {
  count(): Promise<number>
  readProfiles(range: HashRange): Promise<ListedProfile[]>
  /** Profiles that others may imitate, by the hashes of their skeletons. */
  readImitable(range: HashRange): Promise<ImitableProfile[]>
  readAccounts(accounts: readonly string[]): Promise<ReadonlyMap<string, AccountRows>>
  /** Claim codes that count now, by the hashes of their profiles. */
  readPendingCodes(hashes: readonly string[], now: number): Promise<ReadonlyMap<string, ClaimCodeHash[]>>
  readTexts(sellerIds: readonly string[]): Promise<ReadonlyMap<string, SellerTexts>>
}

/** Newest reviews that a seller object carries. */
const shownReviews = 50

/** Queries of which each method consists. */
const calls = { accounts: 6, texts: 3 }

export function createPublicationReader(db: D1Database, meter: WorkMeter): PublicationReader {
  const counted = <Answer>(answer: Promise<Answer>, count = 1): Promise<Answer> => {
    meter.count(count)
    return answer
  }
  return {
    count: () => counted(countProfiles(db)),
    readProfiles: range => counted(readProfileRange(db, range)),
    readImitable: range => counted(readImitableRange(db, range)),
    readAccounts: accounts => counted(readAccounts(db, [...new Set(accounts)]), calls.accounts),
    readPendingCodes: (hashes, now) => counted(readCodes(db, [...hashes], now)),
    readTexts: sellerIds => counted(readTexts(db, [...new Set(sellerIds)]), calls.texts),
  }
}

async function readAccounts(db: D1Database, accounts: string[]): Promise<Map<string, AccountRows>> {
  const [profileRows, findingRows] = await Promise.all([
    readAccountProfiles(db, accounts),
    readAccountFindings(db, accounts),
  ])
  const sellers = [...new Set(profileRows.flatMap(row => row.seller_id ?? []))]
  const [factRows, credentialRows, countRows, destinationRows] = await Promise.all([
    readFacts(db, sellers),
    readCredentials(db, sellers),
    readReviewCounts(db, sellers),
    readDestinationCounts(db, sellers),
  ])
  const profiles = groupBy(profileRows, row => row.account)
  const findings = groupBy(findingRows, row => row.account)
  const facts = groupBy(factRows, row => row.seller_id)
  const credentials = groupBy(credentialRows, row => row.seller_id)
  const reviewCounts = groupBy(countRows, row => row.seller_id)
  const destinations = groupBy(destinationRows, row => row.seller_id)
  return new Map(
    accounts.map(account => {
      const own = profiles.get(account) ?? []
      const sellerId = own.find(row => row.seller_id !== null)?.seller_id ?? null
      const of = <Row>(rows: Map<string, Row[]>) => (sellerId === null ? [] : (rows.get(sellerId) ?? []))
      const bySeller = {
        facts: of(facts),
        credentials: of(credentials),
        reviewCounts: of(reviewCounts),
        destinations: toCounts(of(destinations)),
      }
      return [account, { sellerId, profiles: own, findings: findings.get(account) ?? [], ...bySeller }]
    }),
  )
}

async function readCodes(
  db: D1Database,
  hashes: string[],
  now: number,
): Promise<Map<string, ClaimCodeHash[]>> {
  const rows = await readPendingCodes(db, hashes)
  const live = rows.filter(({ code_expires_at }) => Date.parse(code_expires_at) > now)
  return new Map(
    [...groupBy(live, row => row.hash)].map(([hash, codes]) => [
      hash,
      codes.map(({ code_hash }) => code_hash as ClaimCodeHash),
    ]),
  )
}

async function readTexts(db: D1Database, sellerIds: string[]): Promise<Map<string, SellerTexts>> {
  const [sellers, profileRows, reviewRows] = await Promise.all([
    readPublicSellers(db, sellerIds),
    readSellerProfiles(db, sellerIds),
    readNewestReviews(db, sellerIds, shownReviews),
  ])
  const profiles = groupBy(profileRows, row => row.seller_id ?? '')
  const reviews = groupBy(reviewRows, row => row.seller_id)
  return new Map(
    sellers.map(seller => [
      seller.id,
      { seller, profiles: profiles.get(seller.id) ?? [], reviews: reviews.get(seller.id) ?? [] },
    ]),
  )
}

function toCounts(rows: readonly DestinationCount[]): DestinationCounts {
  return { ...noDestinations, ...Object.fromEntries(rows.map(({ kind, count }) => [kind, count])) }
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
