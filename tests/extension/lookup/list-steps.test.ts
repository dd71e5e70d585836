import { beforeEach, describe, expect, test, vi } from 'vitest'
import { LookupWorld, reported, said, verified } from './lookup-world.ts'

const siti = { key: 'instagram:toko.siti', inputs: verified }
const baru = { key: 'tiktok:baru', inputs: reported }
const crowd = Array.from({ length: 300 }, (_, i) => ({ key: `instagram:toko.${i}`, inputs: verified }))
let world: LookupWorld

beforeEach(async () => {
  vi.spyOn(console, 'warn').mockReturnValue()
  world = new LookupWorld()
  await world.server.publish([siti, ...crowd])
  await world.lookup.refresh()
})

/** Another version of the server's data; answers the files that the device loaded for it. */
async function next(listed: readonly { key: string }[]): Promise<number[]> {
  world.server.version++
  await world.server.publish(listed)
  world.server.requests.length = 0
  await world.lookup.refresh()
  return world.server.requests
    .filter(path => path.startsWith('/v1/lists/'))
    .map(path => world.server.lists.files.get(path)?.byteLength ?? 0)
}

describe('newer lists', () => {
  test('who joined and who left come by a step, which is small', async () => {
    const full = Math.max(...[...world.server.lists.files.values()].map(file => file.byteLength))
    const loaded = await next([baru, ...crowd])
    expect(loaded).toHaveLength(1)
    expect(loaded[0]).toBeLessThan(full / 4)
    expect(said(await world.ask(baru.key))).toBe('reported')
    expect(said(await world.ask(siti.key))).toBe('none')
  })

  test('several steps are followed one after the other', async () => {
    const sleeping = world.lookup
    await world.server.signedSnapshot()
    for (const listed of [[baru], [baru, siti], [siti]]) {
      world.server.version++
      await world.server.publish([...listed, ...crowd])
      await world.server.signedSnapshot()
    }
    world.server.requests.length = 0
    await sleeping.refresh()
    expect(world.server.count('/v1/lists/')).toBe(3)
    expect((await sleeping.readStatus()).keys).toBe(301)
    expect(said(await world.ask(siti.key))).toBe('verified')
  })

  test('the same list is not loaded again', async () => {
    expect(await next([siti, ...crowd])).toEqual([])
    expect((await world.lookup.readStatus()).data?.version).toBe(2)
  })

  test('a device whose version is no longer among the steps takes the full file', async () => {
    const publish = world.server.lists.publish.bind(world.server.lists)
    vi.spyOn(world.server.lists, 'publish').mockImplementation(async (prefixes, version) => ({
      ...(await publish(prefixes, version)),
      steps: [],
    }))
    await next([baru, ...crowd])
    expect(said(await world.ask(baru.key))).toBe('reported')
  })

  test('a step that does not lead to the new list costs a full file, and no wrong answer', async () => {
    const publish = world.server.lists.publish.bind(world.server.lists)
    vi.spyOn(world.server.lists, 'publish').mockImplementation(async (prefixes, version) => {
      const list = await publish(prefixes, version)
      // Well named and signed, and made for another list: the work of a server that errs.
      return { ...list, steps: list.steps.map(step => ({ ...list.full, from: step.from, to: step.to })) }
    })
    await next([baru, ...crowd])
    expect(said(await world.ask(baru.key))).toBe('reported')
    expect(said(await world.ask(siti.key))).toBe('none')
  })

  test.each([404, 500])('a step that is not there (%d) costs a full file', async status => {
    const held = new Set(world.server.lists.files.keys())
    world.server.version++
    await world.server.publish([baru, ...crowd])
    await world.server.signedSnapshot()
    const [step] = [...world.server.lists.files.keys()].filter(url => !held.has(url)).slice(-1)
    world.server.overrides.set(step ?? '', () => new Response('', { status }))
    await world.lookup.refresh()
    expect((await world.lookup.readStatus()).data?.version).toBe(2)
    expect(said(await world.ask(baru.key))).toBe('reported')
  })

  test('a file that was changed on its way is refused, and the old pair stays', async () => {
    world.server.version++
    await world.server.publish([baru, ...crowd])
    world.server.overrides.set('/v1/lists/', () => new Response(new Uint8Array(50)))
    await world.lookup.refresh()
    const { data, problem } = await world.lookup.readStatus()
    expect([data?.version, problem]).toEqual([1, 'garbled'])
    world.server.overrides.clear()
    await world.lookup.refresh()
    expect((await world.lookup.readStatus()).data?.version).toBe(2)
  })

  test('being offline between snapshot and list leaves the old pair', async () => {
    world.server.version++
    await world.server.publish([baru, ...crowd])
    world.server.overrides.set('/v1/lists/', () => new TypeError('no network'))
    await world.lookup.refresh()
    const { data, problem } = await world.lookup.readStatus()
    expect([data?.version, problem]).toEqual([1, 'offline'])
  })
})
