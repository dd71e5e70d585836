import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SubjectHash } from '#shared/domain/subject'
import { isListed } from '#shared/rules/is-listed'
import { decodeFull, encodeFull, type ListFile, toListDigest } from '#shared/rules/list-file'
import { change, decodeStep, encodeStep } from '#shared/rules/list-step'
import { type Budget, type Figures, type Row, round, timeOf, toAtLeast, toAtMost } from './figures.ts'
import { benchDays } from './list-days.ts'
import { makeChanged, makeHashes, makePrefixes } from './made-list.ts'

const sizes = [10_000, 100_000, 1_000_000]
/** The day that the budget speaks of, and one of a busier service. */
const budgetDay = { joined: 0.002, left: 0.0005 }
const busyDay = { joined: 0.008, left: 0.002 }
const queries = 4_000_000
/** What the local list costs a device and the publisher. */
export async function benchLists(): Promise<Figures> {
  const coding: Row[] = []
  const memory: Row[] = []
  const daily: Row[] = []
  const devices: Row[] = []
  const budgets: Budget[] = []
  for (const size of sizes) {
    const prefixes = makePrefixes(size, 1)
    const full = await encodeFull({ kind: 'profiles', version: 1, prefixes })
    const decoded = await decodeFull(full)
    if (!decoded.ok) throw new Error(decoded.problem)
    const coded = await benchCoding(decoded.value, full)
    coding.push({ keys: size, ...coded.row })
    memory.push({ keys: size, ...(await benchMemory(prefixes, full)) })
    const day = benchDay(decoded.value, full)
    daily.push({ keys: size, ...day.row })
    devices.push(...day.devices.map(row => ({ keys: size, ...row })))
    budgets.push(...coded.budgets)
  }
  const tables = [
    { title: 'Coding and asking (CPU ms; baselines: the information limit, a sort, a Set)', rows: coding },
    { title: 'Peak memory added by one run in a process of its own (MB)', rows: memory },
    { title: 'A day when 0.8 % join and 0.2 % leave (kB)', rows: daily },
    { title: 'What devices download of the list on such days, as it is published', rows: devices },
  ]
  return { tables, budgets }
}

async function benchCoding(list: ListFile, full: Uint8Array<ArrayBuffer>) {
  const { prefixes } = list
  const keys = prefixes.length
  const bitsPerKey = (full.byteLength * 8) / keys
  const limit = Math.log2(2 ** 32 / keys)
  const delta = toStep(list, makeChanged(prefixes, budgetDay, 3))
  const some = makeHashes(20_000, 7)
  const known = new Set(prefixes)
  const isKnown = (hash: SubjectHash) => known.has(Number.parseInt(hash.slice(0, 8), 16))
  const speedOf = async (test: (hash: SubjectHash) => boolean) =>
    (10 * some.length) / 1000 / (await timeOf(() => repeat(10, () => count(some, test))))
  const speed = await speedOf(hash => isListed(prefixes, hash))
  const row = {
    'full kB': round(full.byteLength / 1000),
    'bits/key': round(bitsPerKey),
    limit: round(limit),
    'day’s delta kB': round(delta.byteLength / 1000),
    encode: round(await timeOf(() => encodeFull(list))),
    'sort alone': round(await timeOf(() => Uint32Array.from(prefixes).sort())),
    decode: round(await timeOf(() => decodeFull(full))),
    'take a step': round(await timeOf(() => takeStep(prefixes, delta))),
    'M queries/s': round(speed),
    'Set.has M/s': round(await speedOf(isKnown)),
    'false positives': `${countPositives(prefixes)} of 4 M`,
    'n/2³² foretells': round((queries * keys) / 2 ** 32),
  }
  const budgets = [
    toAtMost(`Local list, ${keys} keys: bits per key ÷ information limit`, bitsPerKey / limit, 1.2, '×'),
    toAtLeast(`Local list, ${keys} keys: queries`, speed, 2, 'M/s'),
  ]
  if (keys === 1_000_000) {
    budgets.push(toAtMost('Local list of 10⁶ keys', full.byteLength / 1e6, 1.75, 'MB'))
    budgets.push(toAtMost('Daily delta at 10⁶ (+0.2 % −0.05 %)', delta.byteLength / 1000, 8, 'kB'))
  }
  return { row, budgets }
}

/** What the list costs on a busy day: at the least, and as its changes are put together into steps. */
function benchDay(list: ListFile, full: Uint8Array<ArrayBuffer>): { row: Row; devices: Row[] } {
  const changesADay = Math.round(list.prefixes.length * (busyDay.joined + busyDay.left))
  const { devices, namesBytes } = benchDays({ fullBytes: full.byteLength, changesADay })
  const row = {
    'changes a day': changesADay,
    'one step a day': round(toStep(list, makeChanged(list.prefixes, busyDay, 5)).byteLength / 1000),
    'most that a manifest says of steps': round(namesBytes / 1000),
    'full list': round(full.byteLength / 1000),
  }
  return { row, devices }
}

function toStep({ kind, version, prefixes }: ListFile, to: Uint32Array): Uint8Array<ArrayBuffer> {
  return encodeStep(kind, { from: version, to: version + 1, changed: change(prefixes, to) })
}

/** As a device does, with the checksum of what comes of it. */
async function takeStep(prefixes: Uint32Array, file: Uint8Array): Promise<string | null> {
  const step = decodeStep(file)
  return step.ok ? toListDigest(change(prefixes, step.value.changed)) : null
}

async function benchMemory(prefixes: Uint32Array, full: Uint8Array): Promise<Row> {
  const folder = await mkdtemp(join(tmpdir(), 'amanah-bench-'))
  const plain = join(folder, 'prefixes')
  const coded = join(folder, 'full')
  await writeFile(plain, new Uint8Array(prefixes.buffer))
  await writeFile(coded, full)
  const row = {
    'the list itself': round(prefixes.byteLength / 1e6),
    'copy and sort': measurePeak('copy', plain),
    build: measurePeak('build', plain),
    decode: measurePeak('decode', coded),
  }
  await rm(folder, { recursive: true })
  return row
}

function measurePeak(work: string, file: string): number {
  const script = fileURLToPath(new URL('./list-memory.ts', import.meta.url))
  const { stdout, stderr } = spawnSync(process.execPath, [script, work, file], { encoding: 'utf8' })
  if (!/^\d+$/m.test(stdout)) throw new Error(`memory of ${work} was not measured: ${stderr}`)
  return round(Number(stdout) / 1e6)
}

/** Hits among hashes that nobody has listed. */
function countPositives(prefixes: Uint32Array): number {
  let positives = 0
  for (let part = 0; part < 20; part++) {
    positives += count(makeHashes(queries / 20, 20 + part), hash => isListed(prefixes, hash))
  }
  return positives
}

function repeat(times: number, work: () => unknown): void {
  for (let i = 0; i < times; i++) work()
}

function count(hashes: readonly SubjectHash[], test: (hash: SubjectHash) => boolean): number {
  return hashes.reduce((total, hash) => total + (test(hash) ? 1 : 0), 0)
}
