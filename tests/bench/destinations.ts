import { createHash } from 'node:crypto'
import { ristretto255, ristretto255_oprf } from '@noble/curves/ed25519.js'
import { type Evaluation, evaluateNumbers } from '#shared/device/destinations/evaluate-numbers'
import { solvePuzzle } from '#shared/device/destinations/solve-puzzle'
import type { DestinationRecord } from '#shared/domain/destination'
import type { DestinationEpoch } from '#shared/domain/snapshot'
import type { DestinationKey, ProfileKey } from '#shared/domain/subject'
import type { SellerTag } from '#shared/domain/verdict'
import {
  decodeDestinationBucket,
  encodeDestinationBucket,
  openDestination,
  sealDestination,
} from '#shared/rules/destination-bucket'
import { fromBase64Url, toBase64Url } from '#shared/rules/manifest-signature'
import { puzzleBits, toPuzzleText } from '#shared/rules/puzzle'
import { toOk } from '#shared/rules/result'
import { daysAgo, makeFinding } from '../fixtures/builders.ts'
import { testEvaluationKeys, testEvaluationSecrets } from '../fixtures/evaluation-keys.ts'
import { withServer } from './bench-worker.ts'
import { type Figures, median, type Row, round, sum, timeOf, toAtMost } from './figures.ts'
import { makeBytes } from './made-list.ts'
import { findWorkerd, readCpuMs } from './processes.ts'

const rounds = 25
const recordsInBucket = 150
const solutions = 16

const [{ epoch, publicKey }] = testEvaluationKeys
const secretKey = Uint8Array.from(Buffer.from(testEvaluationSecrets[0].split(':')[1] ?? '', 'base64'))
const asked: DestinationEpoch = { epoch, publicKey, bits: 0, endorsement: null }

/** What a check of payment numbers costs: the server's part in workerd, the device's in Node, which has the same engine. */
export async function benchDestinations(): Promise<Figures> {
  const server = await benchServer()
  // In this order: the very first round is that of a page which was just opened.
  const { first, warm: one } = await benchRound(1)
  const { warm: sixteen } = await benchRound(16)
  const multiply = await benchMultiplication()
  const toRow = (what: string, ms: number, baseline: number, numbers = 1): Row => ({
    what,
    'CPU ms': round(ms),
    'CPU ms a number': round(ms / numbers),
    '÷ one multiplication': round(ms / numbers / baseline),
  })
  const serverRows = [
    toRow('baseline: one multiplication of an element', server.multiply, server.multiply),
    toRow('evaluates 1 number, with proof', server.one, server.multiply),
    toRow('evaluates 16 numbers, with one proof', server.sixteen, server.multiply, 16),
    toRow('evaluates a number of its own, no proof', server.own, server.multiply),
  ]
  const deviceRows = [
    toRow('baseline: one multiplication of an element', multiply, multiply),
    toRow('blinds, verifies and finalizes 1 number, the first of the program', first, multiply),
    toRow('blinds, verifies and finalizes 1 number', one, multiply),
    toRow('blinds, verifies and finalizes 16 numbers', sixteen, multiply, 16),
  ]
  return {
    tables: [
      { title: 'Oblivious function, server (workerd)', rows: serverRows },
      { title: `Oblivious function, device (Node, median of ${rounds})`, rows: deviceRows },
      { title: `A bucket of ${recordsInBucket} sealed records (Node)`, rows: await benchBucket() },
      { title: `Puzzle of 2^${puzzleBits} digests, ${solutions} times (Node)`, rows: await benchPuzzle() },
    ],
    budgets: [
      toAtMost('VOPRF, server, one number', server.one, 10, 'ms CPU'),
      toAtMost('VOPRF, server, each of 16', server.sixteen / 16, 10, 'ms CPU'),
      toAtMost('VOPRF, client round, one number', one, 15, 'ms CPU'),
      toAtMost('VOPRF, client round, each of 16', sixteen / 16, 15, 'ms CPU'),
    ],
  }
}

/** Clocks stand still during CPU work in workerd, so its process is measured from outside. */
function benchServer(): Promise<{ multiply: number; one: number; sixteen: number; own: number }> {
  return withServer('bench', async ({ url }) => {
    const workerd = findWorkerd()
    if (workerd === null) throw new Error('CPU of the server is measured on Linux only')
    const measure = async (work: string, without: string, times: number) => {
      const spent: number[] = []
      for (let i = 0; i <= 5; i++) {
        const cpuOf = async (name: string) => {
          const before = readCpuMs(workerd)
          const answer = await fetch(`${url}/bench/work/${name}/${times}`)
          if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
          return readCpuMs(workerd) - before
        }
        spent.push(((await cpuOf(work)) - (await cpuOf(without))) / times)
      }
      return median(spent.slice(1))
    }
    // Whatever is measured first would otherwise pay for compiling all of it.
    await measure('evaluate-16', 'multiply', 10)
    return {
      multiply: await measure('multiply', 'point', 50),
      one: await measure('evaluate-1', 'blind-1', 20),
      sixteen: await measure('evaluate-16', 'blind-16', 4),
      own: await measure('evaluate-own', 'nothing', 20),
    }
  })
}

function benchMultiplication(): Promise<number> {
  const { Point } = ristretto255
  const scalar = Point.Fn.fromBytes(secretKey)
  // Points that the library has no table for, as blinded numbers are.
  const points = Array.from({ length: 100 }, (_, i) => Point.BASE.multiply(BigInt(i + 2) ** 30n))
  let next = 0
  return timeOf(() => points[next++ % points.length]?.multiply(scalar), rounds)
}

/** CPU of the device in whole rounds: what answers in the server's place is taken out. */
async function benchRound(numbers: number): Promise<{ first: number; warm: number }> {
  const spent: number[] = []
  for (let i = 0; i < 2 * rounds; i++) {
    let answering = 0
    const keys = Array.from({ length: numbers }, (_, n) => toKey(100 * i + n))
    const start = process.cpuUsage()
    const evaluated = await evaluateNumbers(keys, asked, {
      async callEvaluate({ blinded }) {
        const before = process.cpuUsage()
        const value = answer(blinded)
        answering = toMs(process.cpuUsage(before))
        return toOk(value)
      },
    })
    if (!evaluated.ok) throw new Error(`not evaluated: ${evaluated.problem}`)
    spent.push(toMs(process.cpuUsage(start)) - answering)
  }
  return { first: spent[0] ?? 0, warm: median(spent.slice(rounds)) }
}

function answer(blinded: readonly string[]): Evaluation {
  const toBytes = (text: string) => fromBase64Url(text) ?? new Uint8Array()
  const { evaluated, proof } = ristretto255_oprf.voprf.blindEvaluateBatch(
    secretKey,
    toBytes(publicKey),
    blinded.map(toBytes),
  )
  return { state: 'evaluated', epoch, evaluated: evaluated.map(toBase64Url), proof: toBase64Url(proof) }
}

async function benchBucket(): Promise<Row[]> {
  const outputs = Array.from({ length: recordsInBucket }, (_, i) => makeBytes(32, i + 1))
  const [first = new Uint8Array(32)] = outputs
  const seal = () => Promise.all(outputs.map((output, i) => sealDestination(output, epoch, toRecord(i))))
  const sealed = await seal()
  const bytes = encodeDestinationBucket({ epoch, bits: 0, index: 0, sealed })
  const decoded = decodeDestinationBucket(bytes)
  if (!decoded.ok) throw new Error(decoded.problem)
  const plain = JSON.stringify(outputs.map((_, i) => toRecord(i)))
  return [
    {
      'file KiB': bytes.length / 1024,
      'seal all, CPU ms': round(await timeOf(seal, rounds)),
      'encode, CPU ms': round(
        await timeOf(() => encodeDestinationBucket({ epoch, bits: 0, index: 0, sealed }), rounds),
      ),
      'decode, CPU ms': round(await timeOf(() => decodeDestinationBucket(bytes), rounds)),
      'open one, CPU ms': round(await timeOf(() => openDestination(decoded.value, first), rounds)),
      'JSON in clear, KiB': round(plain.length / 1024),
      'its parse, CPU ms': round(await timeOf(() => JSON.parse(plain), rounds)),
    },
  ]
}

async function benchPuzzle(): Promise<Row[]> {
  const times: number[] = []
  let tries = 0
  for (let i = 0; i < solutions; i++) {
    const challenge = `challenge-of-the-benchmark-${i}`
    const before = process.cpuUsage()
    const [solution = 0] = (await solvePuzzle({ challenge, bits: puzzleBits, count: 1 })) ?? []
    times.push(toMs(process.cpuUsage(before)))
    tries += solution + 1
  }
  const digests = 100_000
  const native = await timeOf(() => {
    for (let i = 0; i < digests; i++)
      createHash('sha256')
        .update(toPuzzleText('challenge', 0, i))
        .digest()
  })
  return [
    {
      'one solution, median CPU ms': round(median(times)),
      mean: round(sum(times) / solutions),
      longest: round(Math.max(...times)),
      'digests a second': round((tries / sum(times)) * 1000),
      'digests a second, OpenSSL': round((digests / native) * 1000),
    },
  ]
}

/** Every third number has a finding; the others belong to a shop. */
function toRecord(i: number): DestinationRecord {
  if (i % 3 === 0) return { owners: [], findings: [makeFinding({ at: daysAgo(i) })], appeals: [] }
  const owner = {
    sellerTag: i.toString(16).padStart(12, '0') as SellerTag,
    profile: `instagram:toko.contoh.${i}` as ProfileKey,
    checkedAt: daysAgo(i),
  }
  return { owners: [owner], findings: [], appeals: [] }
}

function toKey(i: number): DestinationKey {
  return `bank:014:${1_000_000_000 + i}` as DestinationKey
}

function toMs({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000
}
