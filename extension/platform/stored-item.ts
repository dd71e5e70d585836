import { browser } from 'wxt/browser'

/** One value in the storage of the browser. */
export interface StoredItem<Value> {
  getValue(): Promise<Value>
  setValue(value: Value): Promise<void>
  /** Calls back with every change, also those of other scripts; null where there is, or was, no value. */
  watch(onChange: (now: Value | null, before: Value | null) => void): void
}

/** `local` stays on the device; `session` is in memory, gone with the browser, and out of reach of pages. */
type AreaName = 'local' | 'session'

/** A value under a key, and what counts where there is none. */
export function defineItem<Value>(area: AreaName, key: string, fallback: Value): StoredItem<Value> {
  return {
    getValue: async () => (await readStored<Value>(area, key)) ?? fallback,
    setValue: value => browser.storage[area].set({ [key]: value }),
    watch: onChange => {
      browser.storage[area].onChanged.addListener(changes => {
        const change = changes[key]
        if (change)
          onChange((change.newValue ?? null) as Value | null, (change.oldValue ?? null) as Value | null)
      })
    },
  }
}

/** Null where nothing is kept under the key. */
export async function readStored<Value>(area: AreaName, key: string): Promise<Value | null> {
  const stored: Record<string, unknown> = await browser.storage[area].get(key)
  return (stored[key] ?? null) as Value | null
}
