import type { OutputCache } from '#shared/device/destinations/check-destinations'
import type { DestinationKey } from '#shared/domain/subject'
import { fromBase64Url, toBase64Url } from '#shared/rules/manifest-signature'
import { type HeldOutput, outputsItem } from '../../platform/destination-items.ts'
import { logOnce } from '../../platform/logger.ts'

/** A person checks a few numbers a day; the oldest go first. */
const mostHeld = 300

/** Outputs of numbers asked in this session of the browser: none is evaluated twice, and held ones answer offline. */
export class HeldOutputs implements OutputCache {
  #held: Promise<HeldOutput[]> | null = null

  async get(publicKey: string, key: DestinationKey): Promise<Uint8Array | null> {
    const found = (await this.#read()).find(each => each.publicKey === publicKey && each.key === key)
    return found ? fromBase64Url(found.output) : null
  }

  async set(publicKey: string, outputs: ReadonlyMap<DestinationKey, Uint8Array>): Promise<void> {
    const fresh = [...outputs].map(([key, output]) => ({ publicKey, key, output: toBase64Url(output) }))
    const before = await this.#read()
    const kept = before.filter(each => each.publicKey !== publicKey || !outputs.has(each.key))
    const held = [...kept, ...fresh].slice(-mostHeld)
    this.#held = Promise.resolve(held)
    // Not stored, it is asked again after the worker slept.
    await outputsItem.setValue(held).catch(error => logOnce('outputs not held', error))
  }

  #read(): Promise<HeldOutput[]> {
    this.#held ??= outputsItem.getValue().catch(error => {
      logOnce('held outputs not read', error)
      return []
    })
    return this.#held
  }
}
