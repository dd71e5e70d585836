import type { PublishedList } from '#shared/domain/snapshot'
import { addStep, listSpans, mostPastSteps, noSteps, type OpenSteps } from '#shared/rules/list-day'
import { decodeFull, encodeFull, toListDigest } from '#shared/rules/list-file'
import { planList } from '#shared/rules/list-plan'
import type { ListKind } from '#shared/rules/list-section'
import { change, decodeStep, encodeStep, type ListStep } from '#shared/rules/list-step'
import { toSha256 } from '#shared/rules/subject-hash'
import { toListFileKey, toListKey } from './published-store.ts'
import type { PublishedWriter } from './published-writer.ts'

type NamedStep = PublishedList['steps'][number]

/** Of the snapshot that is being written. */
export interface ListVersion {
  version: number
  publishedAt: string
}

interface PendingList extends ListVersion {
  kind: ListKind
  /** Sorted, each once. */
  prefixes: Uint32Array
  last: HeldList | null
}

/** A list of an earlier snapshot with what is in it. */
export interface HeldList {
  list: PublishedList
  prefixes: Uint32Array
  open: OpenSteps
}

/**
 * Writes the step that leads from the last list to this one, put together with those of the same hour, quarter or day.
 * The whole list is written once a day. A list that did not change keeps its files and its version, so no device loads
 * anything.
 */
export async function writeList(writer: PublishedWriter, pending: PendingList): Promise<PublishedList> {
  const { kind, prefixes, version, publishedAt, last } = pending
  if (!last) {
    const full = await writeFull(writer, { kind, version, prefixes })
    return { ...(await toIdentity(pending)), full, steps: [] }
  }
  const changed = change(last.prefixes, prefixes)
  if (changed.length === 0) return last.list
  const { past, open } = addStep(
    last.open,
    { from: last.list.version, to: version, changed },
    {
      lastAt: Date.parse(last.list.publishedAt),
      at: Date.parse(publishedAt),
      isDayOver: isHeavy(last.list),
    },
  )
  const before = last.list.steps.filter(({ span }) => span === 'past')
  const whole = { kind, version: last.list.version, prefixes: last.prefixes }
  const full = past ? await writeFull(writer, whole) : last.list.full
  if (past) before.push(await writeStep(writer, kind, 'past', past))
  const steps = toUsefulSteps(before, full.bytes)
  for (const span of listSpans) {
    const step = span === 'past' ? null : open[span]
    const same = step && findStep(last.list, step)
    if (step) steps.push(same ? { ...same, span } : await writeStep(writer, kind, span, step))
  }
  return { ...(await toIdentity(pending)), full, steps }
}

/**
 * The list of an earlier snapshot, put together from its files as a device does; null when one of them is gone or
 * damaged. Days before one whose file is gone fall away: nobody could take them.
 */
export async function readList(
  writer: PublishedWriter,
  list: PublishedList,
  kind: ListKind,
): Promise<HeldList | null> {
  const plan = planList(list, [])
  const bytes = plan.ok ? await writer.read(toListFileKey(list.full)) : null
  const full = bytes && (await decodeFull(bytes))
  if (!full?.ok || full.value.kind !== kind || full.value.version !== list.full.version) return null
  let changed = new Uint32Array()
  const open = { ...noSteps }
  const past: NamedStep[] = []
  for (const named of list.steps) {
    if (named.span === 'past') {
      if (await writer.find(toListFileKey(named))) past.push(named)
      else past.length = 0
      continue
    }
    const step = await readStep(writer, kind, named)
    if (!step) return null
    open[named.span] = step
    changed = change(changed, step.changed)
  }
  const prefixes = change(full.value.prefixes, changed)
  if ((await toListDigest(prefixes)) !== list.sha256) return null
  const isOpen = ({ span }: NamedStep) => span !== 'past'
  return { list: { ...list, steps: [...past, ...list.steps.filter(isOpen)] }, prefixes, open }
}

async function toIdentity({ version, publishedAt, prefixes }: PendingList) {
  return { version, publishedAt, keys: prefixes.length, sha256: await toListDigest(prefixes) }
}

/** Whoever comes new should load little more than the list: a day that outgrows half of it ends early. */
function isHeavy({ steps, full }: PublishedList): boolean {
  const open = steps.filter(({ span }) => span !== 'past')
  return 2 * open.reduce((sum, { bytes }) => sum + bytes, 0) > full.bytes
}

/** Days before those that are worth their bytes fall away: whoever needs them loads the whole list. */
function toUsefulSteps(past: readonly NamedStep[], fullBytes: number): NamedStep[] {
  const useful: NamedStep[] = []
  let bytes = 0
  for (const step of past.toReversed()) {
    bytes += step.bytes
    if (useful.length === mostPastSteps || bytes >= fullBytes) break
    useful.unshift(step)
  }
  return useful
}

/** The file of a step that is as it was: between two versions there is only one. */
function findStep({ steps }: PublishedList, { from, to }: ListStep): NamedStep | undefined {
  return steps.find(step => step.from === from && step.to === to)
}

async function readStep(writer: PublishedWriter, kind: ListKind, named: NamedStep): Promise<ListStep | null> {
  const bytes = await writer.read(toListFileKey(named))
  const step = bytes && decodeStep(bytes)
  if (!step?.ok || step.value.kind !== kind) return null
  const { from, to, changed } = step.value
  return from === named.from && to === named.to ? { from, to, changed } : null
}

async function writeStep(
  writer: PublishedWriter,
  kind: ListKind,
  span: NamedStep['span'],
  step: ListStep,
): Promise<NamedStep> {
  return { span, from: step.from, to: step.to, ...(await writeFile(writer, encodeStep(kind, step))) }
}

async function writeFull(
  writer: PublishedWriter,
  list: { kind: ListKind; version: number; prefixes: Uint32Array },
): Promise<PublishedList['full']> {
  return { version: list.version, ...(await writeFile(writer, await encodeFull(list))) }
}

async function writeFile(writer: PublishedWriter, bytes: Uint8Array<ArrayBuffer>) {
  const sha256 = await toSha256(bytes)
  const key = toListKey(sha256)
  await writer.write({ key, body: bytes, contentType: 'application/octet-stream' }, await writer.find(key))
  return { url: `/v1/lists/${sha256}`, bytes: bytes.byteLength }
}
