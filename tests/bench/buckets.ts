import { gzipSync } from 'node:zlib'
import { decodeBucket, encodeBucket } from '#shared/rules/bucket-file'
import { chooseBucketBits, prefixBucket } from '#shared/rules/bucket-index'
import { type Budget, type Figures, median, type Row, round, sum, timeOf, toAtMost } from './figures.ts'
import { assumedMix, makeBucket } from './made-entries.ts'
import { makePrefixes } from './made-list.ts'

const sizes = [10_000, 100_000, 1_000_000]
/** So many buckets of each width are looked at. */
const sampled = 32
/** Answers without a body are this long with their headers, as the Worker sends them. */
const unchangedBytes = 900
/** One person's day: listed sellers seen, each in another bucket, each in so many quarters of an hour. */
const seenADay = 30
const timesSeen = 3

/** Size of buckets and the time that their bytes take, beside JSON of the same entries. */
export async function benchBuckets(): Promise<Figures> {
  const bytes: Row[] = []
  const times: Row[] = []
  const days: Row[] = []
  const budgets: Budget[] = []
  for (const size of sizes) {
    const prefixes = makePrefixes(size, 1)
    const bits = chooseBucketBits(prefixes)
    const buckets = sampleOf(2 ** bits).map(index => makeBucket(prefixes, bits, index))
    const files = buckets.map(encodeBucket)
    const texts = buckets.map(bucket => JSON.stringify(bucket))
    const padded = median(files.map(file => file.length))
    const filled = sum(files.map(contentLength))
    const entries = sum(buckets.map(bucket => bucket.entries.length))
    bytes.push({
      subjects: size,
      bits,
      'smallest crowd': smallestOf(prefixes, bits),
      'entries, median': median(buckets.map(bucket => bucket.entries.length)),
      'bytes/entry': round(filled / entries),
      'padded KiB, median': padded / 1024,
      'padded KiB, most': Math.max(...files.map(file => file.length)) / 1024,
      'share of padding': round(1 - filled / sum(files.map(file => file.length))),
      'gzip kB': round(median(files.map(file => gzipSync(file).length)) / 1000),
      'JSON kB': round(median(texts.map(text => text.length)) / 1000),
      'JSON gzip kB': round(median(texts.map(text => gzipSync(text).length)) / 1000),
    })
    const [bucket, file, text] = [buckets[0], files[0], texts[0]]
    if (!bucket || !file || !text) throw new Error('no bucket was made')
    times.push({
      subjects: size,
      entries: bucket.entries.length,
      encode: round(await timeOf(() => encodeBucket(bucket), 25)),
      'JSON.stringify': round(await timeOf(() => JSON.stringify(bucket), 25)),
      decode: round(await timeOf(() => decodeBucket(file), 25)),
      'JSON.parse': round(await timeOf(() => JSON.parse(text), 25)),
    })
    days.push({ subjects: size, ...benchDay(padded, size / 2 ** bits) })
    budgets.push(
      toAtMost(`Bytes an entry at ${size} subjects (look-alikes included)`, filled / entries, 64, 'B'),
    )
    budgets.push(toAtMost(`Bucket at ${size} subjects, median, padded`, padded / 1024, 32, 'KiB'))
  }
  const tables = [
    { title: `Size (${assumedMix})`, rows: bytes },
    { title: 'Time of one bucket (CPU ms)', rows: times },
    {
      title: `A person’s day: ${seenADay} listed sellers in as many buckets, each in ${timesSeen} quarters of an hour; 1 % of entries change a day`,
      rows: days,
    },
  ]
  return { tables, budgets }
}

/** Each quarter of an hour has another snapshot, under which a bucket is asked for again. */
function benchDay(fileBytes: number, entries: number): Row {
  const requests = seenADay * timesSeen
  const changedSince = (hours: number) => 1 - 0.99 ** ((entries * hours) / 24)
  // First of the day: held since yesterday. The others: since an hour or so ago.
  const changed = seenADay * changedSince(24) + seenADay * (timesSeen - 1) * changedSince(1)
  return {
    'conditional requests': requests,
    'answered whole': round(changed),
    'kB a day': round((changed * fileBytes + (requests - changed) * unchangedBytes) / 1000),
    'kB without buckets held': round((requests * fileBytes) / 1000),
  }
}

function sampleOf(count: number): number[] {
  const step = Math.max(1, Math.floor(count / sampled))
  return Array.from({ length: Math.min(count, sampled) }, (_, i) => i * step)
}

function smallestOf(prefixes: Uint32Array, bits: number): number {
  const counts = new Uint32Array(2 ** bits)
  for (const prefix of prefixes) {
    const index = prefixBucket(prefix, bits)
    counts[index] = (counts[index] ?? 0) + 1
  }
  return Math.min(...counts)
}

/** Up to the zeros at its end; a content that ends in a zero or two counts as shorter by them. */
function contentLength(file: Uint8Array): number {
  return file.findLastIndex(byte => byte !== 0) + 1
}
