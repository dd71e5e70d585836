import { openDB } from 'idb'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { PublishedList } from '#shared/domain/snapshot'
import type { Lookup } from '../../../extension/lookup/lookup.ts'
import { LookupWorld, reported, said, verified } from './lookup-world.ts'

const siti = { key: 'instagram:toko.siti', inputs: verified }
const baru = { key: 'tiktok:baru', inputs: reported }
const crowd = Array.from({ length: 300 }, (_, i) => ({ key: `instagram:toko.${i}`, inputs: verified }))
const guest = (name: number) => ({ key: `tiktok:tamu${name}`, inputs: reported })
const hour = 3_600_000
/** The first moment of a day. */
const midnight = Date.parse('2026-11-20T00:00:00.000Z')
let world: LookupWorld

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue()
  world = new LookupWorld()
  world.server.publishedAt = new Date(midnight).toISOString()
  world.server.expires = new Date(midnight + 8 * 24 * hour).toISOString()
  await world.server.publish([siti, ...crowd])
  await world.lookup.refresh()
})

/** The server's next data, so many milliseconds after midnight; no device has asked for them. */
async function change(at: number, listed: readonly { key: string }[]): Promise<void> {
  const version = ++world.server.version
  // The server counts a second a version.
  world.server.publishedAt = new Date(midnight + at - (version - 1) * 1000).toISOString()
  await world.server.publish(listed)
  await world.server.signedSnapshot()
}

/** A device asks; answers the bytes of each file of the list that it loads. */
async function refresh(lookup: Lookup = world.lookup): Promise<number[]> {
  world.server.requests.length = 0
  await lookup.refresh()
  return world.server.requests.flatMap(path => world.server.lists.files.get(path)?.byteLength ?? [])
}

/** From here on the server says something else of its list. */
function distort(distorted: (list: PublishedList) => PublishedList): void {
  const publish = world.server.lists.publish.bind(world.server.lists)
  vi.spyOn(world.server.lists, 'publish').mockImplementation(async (...list) =>
    distorted(await publish(...list)),
  )
}

async function expectNewest(listed: readonly string[], others: readonly string[]): Promise<void> {
  for (const key of listed) expect(said(await world.ask(key))).not.toBe('none')
  for (const key of others) expect(said(await world.ask(key))).toBe('none')
}

/** Changes each half hour; the last of those who came stay. */
async function passTime(from: number, to: number): Promise<void> {
  for (let at = from; at <= to; at += hour / 2)
    await change(at, [...crowd, guest(at / hour), guest(at / hour - 0.5)])
}

describe('newer lists', () => {
  test('who joined and who left come by one file, which is small', async () => {
    const full = Math.max(...[...world.server.lists.files.values()].map(file => file.byteLength))
    await change(hour / 2, [baru, ...crowd])
    const loaded = await refresh()
    expect(loaded).toHaveLength(1)
    expect(loaded[0]).toBeLessThan(full / 10)
    await expectNewest([baru.key], [siti.key])
  })

  test('whoever asks all the time loads one file, and two where an hour ended', async () => {
    for (let at = hour / 4; at < 26 * hour; at += hour / 4) {
      await change(at, at % hour === 0 ? [baru, ...crowd] : [guest(at), ...crowd])
      const loaded = await refresh()
      expect([at / hour, loaded.length <= (at % hour === 0 ? 2 : 1)]).toEqual([at / hour, true])
      expect(Math.max(...loaded)).toBeLessThan(200)
    }
    await expectNewest([`tiktok:tamu${25.75 * hour}`, 'instagram:toko.7'], [baru.key])
  })

  test('whoever slept a night takes three files', async () => {
    await passTime(hour / 2, 8.5 * hour)
    await refresh()
    await passTime(9 * hour, 16.5 * hour)
    const loaded = await refresh(world.wake())
    expect(loaded).toHaveLength(3)
    expect((await world.lookup.readStatus()).keys).toBe(302)
    await expectNewest(['tiktok:tamu16.5', 'tiktok:tamu16'], ['tiktok:tamu8.5', 'tiktok:tamu9'])
  })

  test('whoever slept a week takes a file a day, and the newest three', async () => {
    await passTime(hour / 2, 2 * hour)
    await refresh()
    await passTime(2.5 * hour, 3 * hour)
    for (let day = 1; day < 7; day++) await passTime(day * 24 * hour, (day * 24 + 2) * hour)
    await passTime(7 * 24 * hour, (7 * 24 + 7.5) * hour)
    const loaded = await refresh(world.wake())
    expect(loaded).toHaveLength(10)
    expect(loaded.reduce((sum, bytes) => sum + bytes)).toBeLessThan(400)
    await expectNewest(['tiktok:tamu175.5', 'instagram:toko.7'], ['tiktok:tamu3', siti.key])
  })

  test('a device that came during the day, by the whole list, is no worse off', async () => {
    await passTime(hour / 2, 8.5 * hour)
    await world.lookup.forget()
    expect(await refresh()).toHaveLength(4)
    await passTime(9 * hour, 26 * hour)
    // The day that is over, and what is of the new one.
    expect(await refresh(world.wake())).toHaveLength(3)
    await expectNewest(['tiktok:tamu26'], ['tiktok:tamu8.5'])
  })

  test('the same list is not loaded again', async () => {
    await change(hour / 2, [siti, ...crowd])
    expect(await refresh()).toEqual([])
    expect((await world.lookup.readStatus()).data?.version).toBe(2)
  })

  test('a list that is again what it was', async () => {
    await change(hour / 2, crowd)
    await refresh()
    await change(hour / 2 + 60_000, [siti, ...crowd])
    expect(await refresh()).toHaveLength(1)
    await expectNewest([siti.key], [baru.key])
  })
})

describe('steps that do not fit', () => {
  test('a device whose version is no longer among them takes the whole list', async () => {
    await change(26 * hour, [baru, ...crowd])
    await change(50 * hour, [baru, siti, ...crowd])
    distort(list => ({ ...list, steps: list.steps.filter(({ from }) => from >= list.full.version) }))
    expect(await refresh()).toHaveLength(2)
    await expectNewest([baru.key, siti.key], [])
  })

  test.each<[what: string, distorted: (list: PublishedList) => PublishedList]>([
    ['in another order', list => ({ ...list, steps: list.steps.toReversed() })],
    ['with one missing', list => ({ ...list, steps: list.steps.toSpliced(1, 1) })],
    ['of another checksum', list => ({ ...list, sha256: '0'.repeat(64) })],
    ['of another count', list => ({ ...list, keys: list.keys + 1 })],
    ['of another whole list', list => ({ ...list, full: { ...list.full, version: 99 } })],
  ])('a manifest with steps %s is refused, and what is held stays', async (_, distorted) => {
    for (const at of [0.5, 1, 8]) await change(at * hour, [guest(at), ...crowd])
    distort(distorted)
    await refresh()
    const { data, keys, problem } = await world.lookup.readStatus()
    expect([data?.version, keys, problem]).toEqual([1, 301, 'garbled'])
  })

  test('a step that is well named, and another one, costs a whole list, and no wrong answer', async () => {
    await change(26 * hour, [baru, ...crowd])
    await change(50 * hour, [baru, siti, ...crowd])
    distort(list => {
      const [first, ...others] = list.steps
      const [other] = others
      // Its file is there and says so: it is not from where the manifest says.
      return first && other ? { ...list, steps: [{ ...first, url: other.url }, ...others] } : list
    })
    const loaded = await refresh()
    expect(loaded).toHaveLength(4)
    await expectNewest([baru.key, siti.key], [])
  })

  test('a device that errs about what it holds is set right by a whole list', async () => {
    const database = await openDB('amanah')
    const held = await database.get('held', 'snapshot')
    await database.put(
      'held',
      { ...held, profiles: { prefixes: new Uint32Array([7]), steps: [] } },
      'snapshot',
    )
    database.close()
    await change(hour / 2, [baru, ...crowd])
    expect(await refresh(world.wake())).toHaveLength(3)
    await expectNewest([baru.key], [siti.key])
  })

  test.each([404, 500])('a step that is not there (%d) costs a whole list', async status => {
    await change(26 * hour, [baru, ...crowd])
    await change(50 * hour, [baru, siti, ...crowd])
    let past = ''
    distort(list => {
      past = list.steps[0]?.url ?? ''
      return list
    })
    await world.server.signedSnapshot()
    world.server.overrides.set(past, () => new Response('', { status }))
    // The two steps from what it holds, then the whole list and the one step after it.
    expect(await refresh()).toHaveLength(4)
    expect((await world.lookup.readStatus()).data?.version).toBe(3)
    await expectNewest([baru.key, siti.key], [])
  })

  test('a file that was changed on its way is refused, and the old pair stays', async () => {
    await change(hour / 2, [baru, ...crowd])
    world.server.overrides.set('/v1/lists/', () => new Response(new Uint8Array(50)))
    await refresh()
    const { data, problem } = await world.lookup.readStatus()
    expect([data?.version, problem]).toEqual([1, 'garbled'])
    world.server.overrides.clear()
    await refresh()
    expect((await world.lookup.readStatus()).data?.version).toBe(2)
  })

  test('being offline between snapshot and list leaves the old pair', async () => {
    await change(hour / 2, [baru, ...crowd])
    world.server.overrides.set('/v1/lists/', () => new TypeError('no network'))
    expect(await refresh()).toHaveLength(1)
    const { data, problem } = await world.lookup.readStatus()
    expect([data?.version, problem]).toEqual([1, 'offline'])
  })

  test('a worker that dies among several files begins again from what it held', async () => {
    await passTime(hour / 2, 8.5 * hour)
    let count = 0
    world.server.overrides.set('/v1/lists/', () => {
      if (++count === 2) return 'never'
      return new TypeError('no network')
    })
    void world.lookup.refresh()
    await vi.waitFor(() => expect(count).toBe(3))
    world.server.overrides.clear()
    const woken = world.wake()
    expect((await woken.readStatus()).data?.version).toBe(1)
    expect(await refresh(woken)).toHaveLength(3)
    await expectNewest(['tiktok:tamu8.5'], [siti.key])
  })
})
