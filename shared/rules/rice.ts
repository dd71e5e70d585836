import { type Result, toOk, toProblem } from '#shared/rules/result'

/**
 * Golomb-Rice coding of a sorted list of 32-bit numbers as in Safe Browsing v4: the first number apart, then
 * each difference as its quotient by 2^k in unary (ones, then a zero) and its remainder in k bits. Bits fill a
 * byte from the lowest. Source: github.com/google/safebrowsing, hash.go; checked with its vectors.
 */
export type RiceProblem =
  /** k is not 0 to 30. */
  | 'bad-parameter'
  /** More numbers than the bytes can hold, or not a count. */
  | 'bad-count'
  /** The data end before the last number does. */
  | 'cut'
  /** Bytes, or bits other than zero, after the last number. */
  | 'left-over'
  /** A number beyond 2^32 - 1. */
  | 'out-of-range'
  /** Two equal neighbours. */
  | 'not-sorted'

export const widestRiceParameter = 30
const highest = 0xffffffff

/** `count` includes `first`; of an empty list it is 0, `first` is 0 and there are no bytes. */
export interface RiceData {
  first: number
  k: number
  count: number
  bytes: Uint8Array
}

/** The bytes that follow the first of the numbers. Throws if they do not increase. */
export function encodeRice(sorted: Uint32Array, k: number): Uint8Array<ArrayBuffer> {
  const gaps = new Uint32Array(Math.max(0, sorted.length - 1))
  for (let i = 0; i < gaps.length; i++) {
    const gap = (sorted[i + 1] ?? 0) - (sorted[i] ?? 0)
    if (gap <= 0) throw new RangeError(`list is not sorted at entry ${i + 1}`)
    gaps[i] = gap
  }
  return encodeGaps(gaps, k)
}

/** The numbers, increasing, or why they are refused. Takes memory for no more than the bytes can hold. */
export function decodeRice({
  first,
  k,
  count,
  bytes,
}: RiceData): Result<Uint32Array<ArrayBuffer>, RiceProblem> {
  if (!isUint32(count)) return toProblem('bad-count')
  if (!isUint32(first)) return toProblem('out-of-range')
  const gaps = decodeGaps({ k, count: Math.max(0, count - 1), bytes })
  if (!gaps.ok) return gaps
  if (count === 0) return first === 0 ? toOk(gaps.value) : toProblem('left-over')
  const values = new Uint32Array(count)
  let value = first
  values[0] = value
  for (let i = 1; i < count; i++) {
    const gap = gaps.value[i - 1] ?? 0
    if (gap === 0) return toProblem('not-sorted')
    value += gap
    if (value > highest) return toProblem('out-of-range')
    values[i] = value
  }
  return toOk(values)
}

/** The coder alone, for numbers in any order. Unused bits of the last byte are zero. */
export function encodeGaps(gaps: Uint32Array, k: number): Uint8Array<ArrayBuffer> {
  if (!isParameter(k)) throw new RangeError(`Rice parameter ${k}`)
  let bits = gaps.length * (k + 1)
  for (const gap of gaps) bits += gap >>> k
  const bytes = new Uint8Array(Math.ceil(bits / 8))
  let at = 0
  let held = 0
  let heldBits = 0
  // At most 24 bits at once: with the 7 that may be held they stay within a 32-bit integer.
  const put = (value: number, width: number) => {
    held |= value << heldBits
    heldBits += width
    for (; heldBits >= 8; heldBits -= 8) {
      bytes[at++] = held
      held >>>= 8
    }
  }
  const low = Math.min(k, 15)
  for (const gap of gaps) {
    let ones = gap >>> k
    for (; ones >= 24; ones -= 24) put(0xffffff, 24)
    put((1 << ones) - 1, ones)
    put(0, 1)
    put(gap & ((1 << low) - 1), low)
    put((gap & ((1 << k) - 1)) >>> low, k - low)
  }
  if (heldBits > 0) bytes[at] = held
  return bytes
}

/** The opposite of `encodeGaps`; `count` numbers. */
export function decodeGaps({
  k,
  count,
  bytes,
}: Omit<RiceData, 'first'>): Result<Uint32Array<ArrayBuffer>, RiceProblem> {
  if (!isParameter(k)) return toProblem('bad-parameter')
  const bits = bytes.length * 8
  if (!isUint32(count) || count > bits / (k + 1)) return toProblem('bad-count')
  // Zeros behind the data end every run of ones and let 40 bits be read anywhere.
  const padded = new Uint8Array(bytes.length + 8)
  padded.set(bytes)
  const view = new DataView(padded.buffer)
  const gaps = new Uint32Array(count)
  const unit = 2 ** k
  let at = 0
  for (let i = 0; i < count; i++) {
    let quotient = 0
    let ones = trailingOnes(bitsFrom(view, at))
    while (ones === 32) {
      quotient += 32
      at += 32
      ones = trailingOnes(bitsFrom(view, at))
    }
    quotient += ones
    at += ones + 1
    const gap = quotient * unit + (bitsFrom(view, at) & (unit - 1))
    at += k
    if (at > bits) return toProblem('cut')
    if (gap > highest) return toProblem('out-of-range')
    gaps[i] = gap
  }
  const isEnd = bits - at < 8 && bitsFrom(view, at) === 0
  return isEnd ? toOk(gaps) : toProblem('left-over')
}

/**
 * The k with the fewest bits for `count` numbers drawn evenly from [0, range). Differences are then geometric
 * with success p = count / range: one takes k + 1 bits and, in the mean, (1-p)^(2^k - 1) / (1 - (1-p)^(2^k)) ones.
 */
export function chooseRiceParameter(count: number, range: number): number {
  const chance = count / range
  if (!(chance < 1)) return 0
  const logMiss = Math.log1p(-Math.max(chance, 1 / range))
  let best = 0
  let fewest = Number.POSITIVE_INFINITY
  for (let k = 0; k <= widestRiceParameter; k++) {
    const unit = 2 ** k
    const bits = k + 1 - Math.exp((unit - 1) * logMiss) / Math.expm1(unit * logMiss)
    if (bits < fewest) {
      fewest = bits
      best = k
    }
  }
  return best
}

/** 32 bits from a bit position; the second shift is in two steps because a shift by 32 would be one by 0. */
function bitsFrom(view: DataView, bit: number): number {
  const byte = Math.floor(bit / 8)
  const shift = bit & 7
  return (view.getUint32(byte, true) >>> shift) | ((view.getUint8(byte + 4) << 1) << (31 - shift))
}

function trailingOnes(word: number): number {
  const zeros = ~word
  return zeros === 0 ? 32 : 31 - Math.clz32(zeros & -zeros)
}

function isParameter(k: number): boolean {
  return Number.isInteger(k) && k >= 0 && k <= widestRiceParameter
}

function isUint32(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= highest
}
