/**
 * The bytes that records are written in, where every byte counts: a bucket holds hundreds of them.
 *
 *     uint     big-endian, of a fixed width
 *     varint   seven bits a byte, the lowest first, bit 7 set on all but the last; never longer than needed
 *     instant  whole minutes since 2020-01-01T00:00Z, three bytes: until 2051-11-25T20:15Z
 *     text     its length in bytes as varint, then UTF-8
 *     list     the number of items as varint, then the items
 *     frame    the length in bytes as varint, then so many bytes, the last of which a later writer may have added
 */
export type RecordFault =
  /** The bytes end before the record does. */
  | 'cut'
  /** More of something than the bytes can hold. */
  | 'bad-count'
  /** A number, a code or a text that no record has. */
  | 'out-of-range'

const firstInstant = Date.UTC(2020, 0, 1)
const minuteMs = 60_000
const instantBytes = 3
const lastMinute = 2 ** (8 * instantBytes) - 1

/** 2^49 - 1 is more than any rupiah, and exact as a number. */
const longestVarint = 7
export const mostVarint = 2 ** (7 * longestVarint) - 1

/**
 * What a record keeps of an instant: the minute that it is in, counted. Out of range it is the first or the last one,
 * since a fact from before the product, or a certificate without end, must not keep everything else from being
 * published.
 */
export function toMinute(instant: string): number {
  const minute = Math.floor((Date.parse(instant) - firstInstant) / minuteMs)
  return Math.min(Math.max(minute, 0), lastMinute)
}

/** Writes what `RecordReader` reads. Throws for what it cannot write: records are made by us. */
export class RecordWriter {
  #bytes = new Uint8Array(256)
  #length = 0

  putBytes(bytes: Uint8Array): void {
    this.#reserve(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  putUint(value: number, width: number): void {
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** (8 * width)) {
      throw new RangeError(`${value} in ${width} bytes`)
    }
    this.#reserve(width)
    for (let i = width - 1; i >= 0; i--) this.#bytes[this.#length++] = Math.floor(value / 2 ** (8 * i)) % 256
  }

  putVarint(value: number): void {
    if (!Number.isInteger(value) || value < 0 || value > mostVarint)
      throw new RangeError(`${value} as varint`)
    this.#reserve(longestVarint)
    let rest = value
    for (; rest > 127; rest = Math.floor(rest / 128)) this.#bytes[this.#length++] = (rest % 128) | 128
    this.#bytes[this.#length++] = rest
  }

  /** The first `width` bytes that the digits spell. */
  putHex(digits: string, width: number): void {
    if (!isHex(digits, width)) throw new RangeError(`${digits} is no hex of ${width} bytes`)
    for (let i = 0; i < width; i++) this.putUint(Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16), 1)
  }

  /** See `toMinute`. */
  putInstant(instant: string): void {
    this.putUint(toMinute(instant), instantBytes)
  }

  putText(text: string): void {
    this.putFrame(new TextEncoder().encode(text))
  }

  putFrame(bytes: Uint8Array): void {
    this.putVarint(bytes.length)
    this.putBytes(bytes)
  }

  putList<Item>(items: readonly Item[], put: (writer: RecordWriter, item: Item) => void): void {
    this.putVarint(items.length)
    for (const item of items) put(this, item)
  }

  toBytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length)
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + more))
    grown.set(this.#bytes)
    this.#bytes = grown
  }
}

/**
 * Reads bytes that anybody may have made. The first fault stays and is to be looked at in the end: from then on
 * every number is 0, every text empty and nothing is left to read.
 */
export class RecordReader {
  readonly #bytes: Uint8Array
  #at = 0
  #fault: RecordFault | null = null

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get fault(): RecordFault | null {
    return this.#fault
  }

  /** How many bytes are left to read. */
  get left(): number {
    return this.#bytes.length - this.#at
  }

  refuse(fault: RecordFault): void {
    this.#fault ??= fault
    this.#at = this.#bytes.length
  }

  readBytes(count: number): Uint8Array {
    if (count > this.left) {
      this.refuse('cut')
      return new Uint8Array(0)
    }
    this.#at += count
    return this.#bytes.subarray(this.#at - count, this.#at)
  }

  readUint(width: number): number {
    return this.readBytes(width).reduce((value, byte) => value * 256 + byte, 0)
  }

  readVarint(most = mostVarint): number {
    let value = 0
    for (let i = 0; i < longestVarint; i++) {
      const byte = this.readUint(1)
      value += (byte & 127) * 2 ** (7 * i)
      if (byte > 127) continue
      // A last byte of 0 adds nothing: the same number has a shorter spelling.
      if (value <= most && (byte > 0 || i === 0)) return value
      break
    }
    this.refuse('out-of-range')
    return 0
  }

  /** Items that take at least so many bytes each: no count is believed that the bytes cannot hold. */
  readList<Item>(fewestBytes: number, read: (reader: RecordReader, place: number) => Item): Item[] {
    const count = this.readVarint()
    if (count * fewestBytes > this.left) this.refuse('bad-count')
    const items: Item[] = []
    while (items.length < count && !this.#fault) items.push(read(this, items.length))
    return items
  }

  readHex(width: number): string {
    return Array.from(this.readBytes(width), byte => byte.toString(16).padStart(2, '0')).join('')
  }

  readInstant(): string {
    return new Date(firstInstant + this.readUint(instantBytes) * minuteMs).toISOString()
  }

  readText(): string {
    const bytes = this.#readFrame()
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    } catch {
      this.refuse('out-of-range')
      return ''
    }
  }

  /** What `read` makes of a frame; a fault in it is one of the whole. Bytes that it does not read are a later writer's. */
  readFrame<Value>(read: (frame: RecordReader) => Value): Value {
    const frame = new RecordReader(this.#readFrame())
    const value = read(frame)
    if (frame.fault) this.refuse(frame.fault)
    return value
  }

  #readFrame(): Uint8Array {
    return this.readBytes(this.readVarint())
  }
}

function isHex(digits: string, width: number): boolean {
  return digits.length >= 2 * width && /^[0-9a-f]*$/.test(digits)
}
