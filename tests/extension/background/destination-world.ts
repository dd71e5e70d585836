import { vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { NumberAnswer } from '#shared/device/destinations/to-number-answer'
import type { DestinationOwner } from '#shared/domain/destination'
import type { DestinationKey, ProfileKey } from '#shared/domain/subject'
import type { SellerTag } from '#shared/domain/verdict'
import type { EvaluationKey } from '#shared/rules/evaluation-key'
import { DestinationChecks } from '../../../extension/background/destinations/destination-checks.ts'
import type { DestinationCheck } from '../../../extension/messaging/destination-check.ts'
import { FakeDestinations } from '../fake-destinations.ts'
import { LookupWorld } from '../lookup/lookup-world.ts'

export const bca = 'bank:014:1234567890' as DestinationKey
export const bri = 'bank:002:123401012345534' as DestinationKey
const siti = 'aaaaaaaaaaaa' as SellerTag
export const profile = { key: 'instagram:toko.siti' as ProfileKey }
export const ofSiti: DestinationOwner = {
  sellerTag: siti,
  profile: profile.key,
  checkedAt: '2026-11-04T03:00:00.000Z',
}

export type Answered = Extract<DestinationCheck, { state: 'answered' }>

/** A device and its server: one verified shop with one bank account, one profile that nobody claimed. */
export class DestinationWorld extends LookupWorld {
  readonly service = new FakeDestinations(2)
  /** Keys that the build knows. */
  pinnedEvaluation: EvaluationKey[] = this.service.servers.map(({ epoch }) => epoch)
  checks = this.wakeChecks()

  static async create(): Promise<DestinationWorld> {
    fakeBrowser.reset()
    vi.spyOn(console, 'warn').mockReturnValue()
    const world = new DestinationWorld()
    world.service.install(world.server)
    const destinations = { bank: 1, ewallet: 0, phone: 0, qris: 0 }
    await world.server.publish([
      { key: profile.key, shop: { sellerTag: siti, destinations } },
      { key: 'instagram:budi' },
    ])
    return world
  }

  /** A worker that was woken anew: what was in its memory is gone. */
  wakeChecks(): DestinationChecks {
    const lookup = this.wake()
    this.checks = new DestinationChecks({
      readBasis: (asked, isRetry) => lookup.readNumberBasis(asked, isRetry),
      readEvaluationKeys: async () => this.pinnedEvaluation,
      now: () => this.clock,
    })
    return this.checks
  }

  /** Asks until there is an answer, as whoever asks does. */
  async check(keys: DestinationKey[], asked: { key: ProfileKey } | null = profile): Promise<Answered> {
    for (;;) {
      const check = await this.checks.check(asked ? { keys, profile: asked } : { keys })
      if (check.state === 'answered') return check
    }
  }

  goOffline(): void {
    this.service.isDown = true
    this.server.overrides.set('/', () => new TypeError('failed to fetch'))
  }
}

export function saidOf({ answers }: Answered): string[] {
  return answers.map(toText)
}

function toText(answer: NumberAnswer): string {
  const state = answer.state === 'known' ? answer.verdict.state : 'unknown'
  return answer.problem ? `${state} (${answer.problem})` : state
}
