import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { vi } from 'vitest'
import type { LookupAnswer } from '#shared/device/lookup/lookup-answer'
import type { ProfileKey } from '#shared/domain/subject'
import { parsePinnedKeys } from '#shared/rules/manifest-signature'
import { Lookup } from '../../../extension/lookup/lookup.ts'
import { makeClaim, makeCredential, makeFinding, now } from '../../fixtures/builders.ts'
import { testPinnedKeys } from '../../fixtures/manifest-keys.ts'
import { FakeServer } from '../fake-server.ts'

export const verified = { claims: [makeClaim()], credentials: [makeCredential()] }
export const reported = { findings: [makeFinding()] }

export function key(text: string): ProfileKey {
  return text as ProfileKey
}

export function said(answer: LookupAnswer): string {
  return answer.state === 'known' ? answer.result.verdict : `unknown: ${answer.problem}`
}

/** A device that holds nothing yet, its clock, and the server that it asks. */
export class LookupWorld {
  readonly server = new FakeServer()
  apiUrl = 'http://localhost:8787'
  pinned = testPinnedKeys
  clock = now
  changes = 0
  lookup: Lookup

  constructor() {
    vi.stubGlobal('indexedDB', new IDBFactory())
    this.server.install()
    this.lookup = this.wake()
  }

  /** A worker that was woken anew: nothing in memory, everything on the device. */
  wake(): Lookup {
    this.lookup = new Lookup({
      readServer: async () => ({ apiUrl: this.apiUrl, keys: parsePinnedKeys(this.pinned) ?? [] }),
      onChange: () => this.changes++,
      now: () => this.clock,
    })
    return this.lookup
  }

  async ask(profile: string, platformId?: string, isFresh = false): Promise<LookupAnswer> {
    const [answer] = await this.lookup.resolve([{ key: key(profile), platformId }], isFresh)
    if (!answer) throw new Error('no answer')
    return answer
  }
}
