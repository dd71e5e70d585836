import type { PublishedList } from '#shared/domain/snapshot'
import { encodeDelta, encodeFull, type ListKind } from '#shared/rules/list-file'
import { toSha256 } from '#shared/rules/subject-hash'

/** The files of a published list, as the fake server keeps them. */
export class FakeLists {
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>()
  readonly #kind: ListKind
  #last: { list: PublishedList; prefixes: number[] } | null = null

  constructor(kind: ListKind) {
    this.#kind = kind
  }

  /** What a snapshot of this version says of its list; the same prefixes keep their list. */
  async publish(prefixes: readonly number[], version: number): Promise<PublishedList> {
    const sorted = [...new Set(prefixes)].sort((a, b) => a - b)
    const last = this.#last
    if (last && last.prefixes.join() === sorted.join()) return last.list
    const full = await this.#keep(await encodeFull({ kind: this.#kind, version, prefixes: sorted }))
    const steps = last ? [...last.list.steps, await this.#stepFrom(last, sorted, version)] : []
    const list = { version, keys: sorted.length, full, steps }
    this.#last = { list, prefixes: sorted }
    return list
  }

  async #stepFrom(last: { list: PublishedList; prefixes: number[] }, to: readonly number[], version: number) {
    const from = last.list.version
    const bytes = await encodeDelta({
      kind: this.#kind,
      fromVersion: from,
      version,
      from: last.prefixes,
      to,
    })
    return { from, to: version, ...(await this.#keep(bytes)) }
  }

  async #keep(bytes: Uint8Array<ArrayBuffer>) {
    const url = `/v1/lists/${await toSha256(bytes)}`
    this.files.set(url, bytes)
    return { url, bytes: bytes.byteLength }
  }
}
