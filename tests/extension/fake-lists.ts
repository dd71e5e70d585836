import type { PublishedList } from '#shared/domain/snapshot'
import { addStep, listSpans, noSteps, type OpenSteps } from '#shared/rules/list-day'
import { encodeFull, toListDigest } from '#shared/rules/list-file'
import type { ListKind } from '#shared/rules/list-section'
import { change, encodeStep, type ListStep } from '#shared/rules/list-step'
import { toSha256 } from '#shared/rules/subject-hash'

interface LastList {
  list: PublishedList
  prefixes: Uint32Array<ArrayBuffer>
  open: OpenSteps
}

/** The files of a published list, as the fake server keeps them. */
export class FakeLists {
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>()
  readonly #kind: ListKind
  #last: LastList | null = null

  constructor(kind: ListKind) {
    this.#kind = kind
  }

  /** What a snapshot of this version says of its list; the same prefixes keep their list. */
  async publish(numbers: readonly number[], version: number, publishedAt: string): Promise<PublishedList> {
    const prefixes = Uint32Array.from(new Set(numbers)).sort()
    const sha256 = await toListDigest(prefixes)
    if (this.#last?.list.sha256 === sha256) return this.#last.list
    // A server that counts anew knows nothing of what was.
    const last = this.#last && this.#last.list.version < version ? this.#last : null
    const identity = { version, publishedAt, keys: prefixes.length, sha256 }
    if (!last) {
      const list = { ...identity, full: await this.#keepFull(version, prefixes), steps: [] }
      this.#last = { list, prefixes, open: noSteps }
      return list
    }
    const next = { from: last.list.version, to: version, changed: change(last.prefixes, prefixes) }
    const times = { lastAt: Date.parse(last.list.publishedAt), at: Date.parse(publishedAt) }
    const { past, open } = addStep(last.open, next, times)
    const full = past ? await this.#keepFull(last.list.version, last.prefixes) : last.list.full
    const steps = last.list.steps.filter(({ span }) => span === 'past')
    for (const span of listSpans) {
      const step = span === 'past' ? past : open[span]
      if (step) steps.push({ span, ...(await this.#keepStep(step)) })
    }
    const list = { ...identity, full, steps: steps.slice(-10) }
    this.#last = { list, prefixes, open }
    return list
  }

  async #keepFull(version: number, prefixes: Uint32Array) {
    return { version, ...(await this.#keep(await encodeFull({ kind: this.#kind, version, prefixes }))) }
  }

  async #keepStep(step: ListStep) {
    return { from: step.from, to: step.to, ...(await this.#keep(encodeStep(this.#kind, step))) }
  }

  async #keep(bytes: Uint8Array<ArrayBuffer>) {
    const url = `/v1/lists/${await toSha256(bytes)}`
    this.files.set(url, bytes)
    return { url, bytes: bytes.byteLength }
  }
}
