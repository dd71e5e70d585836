import type { PublishedList } from '#shared/domain/snapshot'
import { addStep, listSpans, mostPastSteps, noSteps, type OpenSteps } from '#shared/rules/list-day'
import { planList } from '#shared/rules/list-plan'
import { encodeStep, type ListStep } from '#shared/rules/list-step'
import { type Row, round } from './figures.ts'
import { makeBytes } from './made-list.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000
/** A device that is on asks each quarter of an hour. */
const pollMs = hourMs / 4
/** As in worker/services.ts, outside a local environment. */
const betweenMs = 30_000
/** The first days fill what a manifest names. */
const daysBefore = 8
const days = 8

/** A list that changes all the time. */
export interface BusyList {
  /** Bytes of the whole list. */
  fullBytes: number
  changesADay: number
}

type Plan = Pick<PublishedList, 'version' | 'full' | 'steps'>

/** A device, by when it asks. */
interface Device {
  name: string
  isAwake(time: number): boolean
  /** Version that it holds, and those to which it can go back. */
  held: number[]
  bytes: number
  files: number
  polls: number
  /** The poll that took most. */
  largest: { bytes: number; files: number }
}

/** What the list costs devices, as the publisher puts its steps together. */
export function benchDays(list: BusyList): { devices: Row[]; namesBytes: number } {
  const history = new BusyHistory(list)
  const devices = [
    makeDevice('asks 96 × a day', () => true),
    // From ten in the evening to six in Jakarta; then two hours later, when a day of UTC ends in between.
    makeDevice('sleeps 8 h a night', time => !isBetween(time, 15, 23)),
    makeDevice('the same, 2 h later', time => !isBetween(time, 17, 25)),
    makeDevice('sleeps 3 days of 4', time => Math.floor(time / dayMs) % 4 === 3),
  ]
  let namesBytes = 0
  for (let time = 0; time < (daysBefore + days) * dayMs; time += betweenMs) {
    history.publish(time)
    if (time % pollMs !== 0) continue
    const isCounted = time >= daysBefore * dayMs
    for (const device of devices.filter(({ isAwake }) => isAwake(time))) poll(device, history, isCounted)
    namesBytes = Math.max(namesBytes, JSON.stringify(history.toPlan().steps).length)
  }
  return { devices: devices.map(toRow), namesBytes }
}

function toRow({ name, bytes, files, polls, largest }: Device): Row {
  return {
    device: name,
    'kB a day': round(bytes / 1000 / days),
    'files a day': round(files / days),
    'files a poll': round(files / polls),
    'largest poll, kB': round(largest.bytes / 1000),
    'its files': largest.files,
  }
}

function makeDevice(name: string, isAwake: Device['isAwake']): Device {
  return { name, isAwake, held: [], bytes: 0, files: 0, polls: 0, largest: { bytes: 0, files: 0 } }
}

/** Hours of UTC; past 24 is the next day. */
function isBetween(time: number, from: number, to: number): boolean {
  const hour = (time % dayMs) / hourMs
  return (hour >= from && hour < to) || hour + 24 < to
}

function poll(device: Device, history: BusyHistory, isCounted: boolean): void {
  const list = history.toPlan()
  const plan = planList({ ...list, publishedAt: '', keys: 0, sha256: '' }, device.held)
  if (!plan.ok) throw new Error(plan.problem)
  const { bytes, isFull, steps } = plan.value
  device.held = [
    list.version,
    list.full.version,
    ...list.steps.map(({ from }) => from).filter(from => from > list.full.version),
  ]
  if (!isCounted) return
  const files = steps.length + (isFull ? 1 : 0)
  device.bytes += bytes
  device.files += files
  device.polls++
  if (bytes > device.largest.bytes) device.largest = { bytes, files }
}

/** The list over days, by its changes alone. */
class BusyHistory {
  readonly #list: BusyList
  readonly #random: Uint32Array
  #version = 1
  #fullVersion = 1
  #past: ListStep[] = []
  #open: OpenSteps = noSteps
  #lastAt = 0
  #changes = 0
  readonly #sizes = new Map<string, number>()

  constructor(list: BusyList) {
    this.#list = list
    this.#random = new Uint32Array(makeBytes(4 * list.changesADay * (daysBefore + days), 9).buffer)
  }

  publish(time: number): void {
    const due = Math.floor((time / dayMs) * this.#list.changesADay) - this.#changes
    if (due <= 0) return
    const changed = new Set(this.#random.subarray(this.#changes, this.#changes + due))
    this.#changes += due
    const step = { from: this.#version, to: this.#version + 1, changed: Uint32Array.from(changed).sort() }
    const isDayOver = 2 * this.#countBytes(this.#toSteps()) > this.#list.fullBytes
    const { past, open } = addStep(this.#open, step, { lastAt: this.#lastAt, at: time, isDayOver })
    if (past) {
      this.#fullVersion = past.to
      this.#past = [...this.#past, past].slice(-mostPastSteps)
      while (this.#countBytes(this.#past) >= this.#list.fullBytes) this.#past.shift()
    }
    this.#open = open
    this.#version = step.to
    this.#lastAt = time
  }

  toPlan(): Plan {
    const past = this.#past.map(step => this.#toNamed('past', step))
    const open = listSpans.flatMap(span => {
      const step = span === 'past' ? null : this.#open[span]
      return step ? [this.#toNamed(span, step)] : []
    })
    const full = { version: this.#fullVersion, url: '', bytes: this.#list.fullBytes }
    return { version: this.#version, full, steps: [...past, ...open] }
  }

  #toSteps(): ListStep[] {
    return Object.values(this.#open).filter((step): step is ListStep => step !== null)
  }

  #countBytes(steps: readonly ListStep[]): number {
    return steps.reduce((sum, step) => sum + this.#sizeOf(step), 0)
  }

  #sizeOf(step: ListStep): number {
    const name = `${step.from}-${step.to}`
    const size = this.#sizes.get(name) ?? encodeStep('profiles', step).byteLength
    this.#sizes.set(name, size)
    return size
  }

  #toNamed(span: PublishedList['steps'][number]['span'], step: ListStep) {
    const url = `/v1/lists/${'0'.repeat(64)}`
    return { span, from: step.from, to: step.to, url, bytes: this.#sizeOf(step) }
  }
}
