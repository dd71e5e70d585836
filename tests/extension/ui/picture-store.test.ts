import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { requestImageAccess } from '../../../extension/platform/host-access.ts'
import type { ImageSource } from '../../../extension/platform/page-image.ts'
import {
  getFromHost,
  getFromScreen,
  getImage,
  type ImageOrigin,
} from '../../../extension/ui/check/image-ladder.ts'
import { readPicture } from '../../../extension/ui/check/read-picture.ts'
import { type Picture, usePicture } from '../../../extension/ui/stores/picture-store.ts'

vi.mock('../../../extension/ui/check/read-picture.ts', () => ({ readPicture: vi.fn() }))
vi.mock('../../../extension/platform/host-access.ts', () => ({ requestImageAccess: vi.fn() }))
vi.mock('../../../extension/ui/check/image-ladder.ts', async load => ({
  ...(await load<object>()),
  getImage: vi.fn(),
  getFromHost: vi.fn(),
  getFromScreen: vi.fn(),
}))

const nothing = { codes: [], isUnreadableSeen: false }
const capture = { dataUrl: 'data:image/jpeg;base64,AA==', crop: null }
const source: ImageSource = { tabId: 1, frameId: 0, url: 'https://cdn.contoh.id/q.svg', capture }

/** Object URLs that are made and not yet freed. */
let alive: Set<string>

const got = (from: ImageOrigin) => ({
  state: 'got' as const,
  image: { bytes: new Uint8Array([1]), crop: null, from },
})
const refuse = (problem: string) => ({ ok: false, problem }) as never
const shown = (): Picture => usePicture.getState().picture

function later<Value>(): { promise: Promise<Value>; resolve(value: Value): void } {
  let resolve = (_: Value) => {}
  const promise = new Promise<Value>(done => {
    resolve = done
  })
  return { promise, resolve }
}

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
  alive = new Set()
  let made = 0
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    made++
    alive.add(`blob:${made}`)
    return `blob:${made}`
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation(url => void alive.delete(url))
  vi.mocked(readPicture).mockReset().mockResolvedValue({ ok: true, value: nothing })
  vi.mocked(getImage).mockReset().mockResolvedValue(got('page'))
  vi.mocked(getFromHost).mockReset().mockResolvedValue(got('host'))
  vi.mocked(getFromScreen).mockReset().mockResolvedValue(got('screen'))
  vi.mocked(requestImageAccess).mockReset().mockResolvedValue(true)
})

afterEach(() => usePicture.setState({ picture: { kind: 'none' } }))

describe('one picture', () => {
  test('is fetched, shown and read', async () => {
    const kinds: string[] = []
    const stop = usePicture.subscribe(({ picture }) => kinds.push(picture.kind))
    await usePicture.getState().openSource(source)
    stop()
    expect(kinds).toEqual(['loading', 'reading', 'read'])
    expect(shown()).toMatchObject({ kind: 'read', from: 'page', previewUrl: 'blob:1', reading: nothing })
    expect(alive).toEqual(new Set(['blob:1']))
  })

  test('a file of this device', async () => {
    await usePicture.getState().openFile(new Blob(['picture']))
    expect(shown()).toMatchObject({ kind: 'read', from: 'file' })
  })

  test('a folder that was dropped is a sentence', async () => {
    const folder = new Blob()
    vi.spyOn(folder, 'arrayBuffer').mockRejectedValue(new DOMException('no', 'NotFoundError'))
    await usePicture.getState().openFile(folder)
    expect(shown()).toEqual({ kind: 'failed', reason: 'unreadable-file' })
  })

  test('a file beyond the limit is not even loaded', async () => {
    const video = new Blob()
    Object.defineProperty(video, 'size', { value: 1_500_000_000 })
    const load = vi.spyOn(video, 'arrayBuffer')
    await usePicture.getState().openFile(video)
    expect(shown()).toEqual({ kind: 'failed', reason: 'too-large' })
    expect(load).not.toHaveBeenCalled()
  })

  test('a ladder that breaks is a sentence', async () => {
    vi.spyOn(console, 'warn').mockReturnValue()
    vi.mocked(getImage).mockRejectedValue(new Error('no permissions API'))
    await usePicture.getState().openSource(source)
    expect(shown()).toEqual({ kind: 'failed', reason: 'unavailable' })
  })

  test('what cannot be had at all is a sentence', async () => {
    vi.mocked(getImage).mockResolvedValue({ state: 'failed' })
    await usePicture.getState().openSource(source)
    expect(shown()).toEqual({ kind: 'failed', reason: 'unavailable' })
  })

  test('a screen that may not be seen is a sentence', async () => {
    await usePicture.getState().openScreen(null)
    expect(shown()).toEqual({ kind: 'failed', reason: 'unscreened' })
  })
})

describe('a host that has to be asked for', () => {
  beforeEach(() => void vi.mocked(getImage).mockResolvedValue({ state: 'ask', host: 'cdn.contoh.id' }))

  test('is named, and nothing is requested by itself', async () => {
    await usePicture.getState().openSource(source)
    expect(shown()).toEqual({ kind: 'ask', host: 'cdn.contoh.id', source })
    expect(requestImageAccess).not.toHaveBeenCalled()
  })

  test('allowed, gives the picture', async () => {
    await usePicture.getState().allow(source)
    expect(vi.mocked(requestImageAccess).mock.calls[0]?.[0].hostname).toBe('cdn.contoh.id')
    expect(shown()).toMatchObject({ kind: 'read', from: 'host' })
  })

  test('refused, leaves the screen', async () => {
    vi.mocked(requestImageAccess).mockResolvedValue(false)
    await usePicture.getState().allow(source)
    expect(getFromHost).not.toHaveBeenCalled()
    expect(shown()).toMatchObject({ kind: 'read', from: 'screen' })
  })
})

describe('a picture that is refused', () => {
  test.each(['svg', 'undecodable', 'too-small', 'not-image'])(
    '%s from a page is read from the screen instead',
    async problem => {
      vi.mocked(readPicture).mockResolvedValueOnce(refuse(problem))
      await usePicture.getState().openSource(source)
      expect(shown()).toMatchObject({ kind: 'read', from: 'screen' })
      expect(alive.size).toBe(1)
    },
  )

  test('a screen that is refused too is the end', async () => {
    vi.mocked(readPicture).mockResolvedValue(refuse('undecodable'))
    await usePicture.getState().openSource(source)
    expect(readPicture).toHaveBeenCalledTimes(2)
    expect(shown()).toEqual({ kind: 'failed', reason: 'undecodable' })
    expect(alive.size).toBe(0)
  })

  test('a screen that is refused is not read a second time', async () => {
    vi.mocked(readPicture).mockResolvedValue(refuse('undecodable'))
    await usePicture.getState().takeScreen(source)
    expect(readPicture).toHaveBeenCalledOnce()
    expect(shown()).toEqual({ kind: 'failed', reason: 'undecodable' })
  })

  test.each(['too-large', 'pdf'])('%s is told at once', async problem => {
    vi.mocked(readPicture).mockResolvedValue(refuse(problem))
    await usePicture.getState().openSource(source)
    expect(getFromScreen).not.toHaveBeenCalled()
    expect(shown()).toEqual({ kind: 'failed', reason: problem })
  })

  test('an svg file of this device has no screen to fall back to', async () => {
    vi.mocked(readPicture).mockResolvedValue(refuse('svg'))
    await usePicture.getState().openFile(new Blob(['<svg/>']))
    expect(shown()).toEqual({ kind: 'failed', reason: 'svg' })
    expect(alive.size).toBe(0)
  })

  test('a reader that fails to load says so, whatever was to be read', async () => {
    vi.mocked(readPicture).mockRejectedValue(new WebAssembly.CompileError('no wasm'))
    await usePicture.getState().openSource(source)
    expect(shown()).toEqual({ kind: 'failed', reason: 'broken' })
    expect(alive.size).toBe(0)
  })
})

describe('one after another', () => {
  test('a later picture wins over an earlier one that is slow to come', async () => {
    const slow = later<Awaited<ReturnType<typeof getImage>>>()
    vi.mocked(getImage).mockReturnValueOnce(slow.promise)
    const first = usePicture.getState().openSource(source)
    await usePicture.getState().openFile(new Blob(['later']))
    slow.resolve(got('page'))
    await first
    expect(shown()).toMatchObject({ kind: 'read', from: 'file' })
    expect(alive).toEqual(new Set([(shown() as { previewUrl: string }).previewUrl]))
  })

  test('a later picture wins over an earlier one that is slow to read', async () => {
    const slow = later<Awaited<ReturnType<typeof readPicture>>>()
    vi.mocked(readPicture).mockReturnValueOnce(slow.promise)
    const first = usePicture.getState().openSource(source)
    await vi.waitFor(() => expect(readPicture).toHaveBeenCalledOnce())
    await usePicture.getState().openFile(new Blob(['later']))
    slow.resolve({ ok: true, value: { codes: [], isUnreadableSeen: true } })
    await first
    expect(shown()).toMatchObject({ kind: 'read', from: 'file', reading: nothing })
    expect(alive.size).toBe(1)
  })

  test('an earlier one that fails late takes nothing away', async () => {
    const slow = later<Awaited<ReturnType<typeof readPicture>>>()
    vi.mocked(readPicture).mockReturnValueOnce(slow.promise)
    const first = usePicture.getState().openSource({ ...source, capture: null })
    await vi.waitFor(() => expect(readPicture).toHaveBeenCalledOnce())
    await usePicture.getState().openFile(new Blob(['later']))
    slow.resolve(refuse('undecodable'))
    await first
    expect(shown()).toMatchObject({ kind: 'read', from: 'file' })
  })

  test('a screen that may not be seen wins over an earlier picture too', async () => {
    const slow = later<Awaited<ReturnType<typeof getImage>>>()
    vi.mocked(getImage).mockReturnValueOnce(slow.promise)
    const first = usePicture.getState().openSource(source)
    await usePicture.getState().openScreen(null)
    slow.resolve(got('page'))
    await first
    expect(shown()).toEqual({ kind: 'failed', reason: 'unscreened' })
    expect(alive.size).toBe(0)
  })

  test('a picture that gives way frees its bytes, also to a screen that may not be seen', async () => {
    for (let i = 0; i < 5; i++) await usePicture.getState().openFile(new Blob([String(i)]))
    expect(alive.size).toBe(1)
    await usePicture.getState().openScreen(null)
    expect(alive.size).toBe(0)
  })
})
