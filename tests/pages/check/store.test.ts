import { beforeEach, describe, expect, test, vi } from 'vitest'
import { toPictureCode } from '#shared/device/qr/read-qris'
import { toOk, toProblem } from '#shared/rules/result'
import { CheckStore, resultHeadingId } from '../../../worker/pages/check/client/store.ts'
import { qrisText } from '../../fixtures/qris-texts.ts'
import { FakeWorld } from './fake-world.ts'

let world: FakeWorld
let store: CheckStore

beforeEach(() => {
  world = new FakeWorld()
  store = new CheckStore(world, 'id')
  vi.stubGlobal(
    'URL',
    Object.assign(URL, { createObjectURL: () => 'blob:picture', revokeObjectURL: vi.fn() }),
  )
})

const form = () => store.get().form
const picture = () => new File(['bytes'], 'foto-qris.jpg')

function fillAccount(): void {
  store.chooseProvider('014', false)
  store.type({ account: '1234567890' })
}

describe('asking', () => {
  test('what is wrong stands at its field, which gets the focus, and nothing is asked', () => {
    store.submit()
    expect(form().problem?.field).toBe('provider')
    expect(store.get().focus).toEqual({ id: 'cek-provider' })
    store.chooseProvider('014', false)
    expect(form().problem).toBeNull()
    store.submit()
    expect(form().problem?.field).toBe('account')
    expect(world.asked).toEqual([])
  })

  test('the result is a step in the history, without what was asked; the way back finds the form as it was', () => {
    fillAccount()
    store.type({ owner: '@batik.laras' })
    store.submit()
    expect(world.asked).toMatchObject([{ key: 'bank:014:1234567890' }])
    expect(world.history).toBe(1)
    expect(store.get().focus).toEqual({ id: resultHeadingId })
    const filled = form()
    store.goBack()
    expect(world.history).toBe(0)
    store.showForm()
    expect(store.get().check).toBeNull()
    expect(form()).toEqual(filled)
  })

  test('another check begins empty, on the same tab', () => {
    store.changeTab('phone')
    store.type({ phone: '081200000451', owner: '@a.b' })
    store.submit()
    store.goBack(true)
    store.showForm()
    expect(form()).toMatchObject({ tab: 'phone', phone: '', owner: '' })
  })

  test('an answer to a question that is no longer on the screen is dropped', async () => {
    fillAccount()
    let answerLate = () => {}
    world.ask = async (_question, { onAnswer }) => {
      answerLate = () => onAnswer({ state: 'unknown', problem: 'slow', data: null })
    }
    store.submit()
    store.goBack()
    store.showForm()
    answerLate()
    expect(store.get().check).toBeNull()
  })

  test('the work that a server wants first is shown as it goes', () => {
    fillAccount()
    store.submit()
    expect(store.get().check?.work).toBeNull()
    world.progress?.onWork(0.25)
    expect(store.get().check?.work).toBe(0.25)
  })

  test('asked again, the first answer no longer counts', () => {
    fillAccount()
    store.submit()
    const first = world.progress
    store.retry()
    first?.onAnswer({ state: 'unknown', problem: 'slow', data: null })
    expect(store.get().check?.answer).toBeNull()
  })

  test('whoever goes back stops the work', () => {
    fillAccount()
    store.submit()
    expect(world.progress?.signal.aborted).toBe(false)
    store.showForm()
    expect(world.progress?.signal.aborted).toBe(true)
  })

  test('asked again, the old answer is gone until there is a new one', () => {
    world.answers = [{ state: 'unknown', problem: 'offline', data: null }]
    fillAccount()
    store.submit()
    expect(store.get().check?.answer?.state).toBe('unknown')
    world.answers = []
    store.retry()
    expect(store.get().check?.answer).toBeNull()
    expect(world.asked).toHaveLength(2)
  })

  test('ticks are in memory, and gone with the result', () => {
    fillAccount()
    store.submit()
    store.tick('Simpan bukti percakapan')
    expect(store.get().ticks.has('Simpan bukti percakapan')).toBe(true)
    store.tick('Simpan bukti percakapan')
    store.tick('Cocokkan nama penerima')
    store.showForm()
    expect(store.get().ticks.size).toBe(0)
  })

  test('a sentence in a field of numbers is taken apart first, and shown so', () => {
    store.type({ account: 'BCA 1234567890 an Laras' })
    store.submit()
    expect(world.asked).toEqual([])
    expect(form()).toMatchObject({ provider: '014', account: '123 456 7890', holder: 'Laras' })
    store.submit()
    expect(world.asked).toHaveLength(1)
  })

  test('a bare handle asks which platform first; the choice asks at once', () => {
    store.changeTab('link')
    store.type({ link: '@batik.laras' })
    store.submit()
    expect(world.asked).toEqual([])
    expect(form().choices).toHaveLength(2)
    const [first] = form().choices
    if (first) store.takeReading(first)
    expect(world.asked).toMatchObject([{ kind: 'profile', key: 'instagram:batik.laras' }])
  })
})

describe('pasting', () => {
  test.each([
    ['refused', /Tahan jarimu di kolom/],
    ['empty', /Belum ada yang disalin/],
  ] as const)('a clipboard that is %s is told of, and the field is at hand', async (kind, said) => {
    world.copied = { kind }
    await store.pasteInto('account')
    expect(form().said).toMatch(said)
    expect(store.get().focus).toEqual({ id: 'cek-account' })
  })

  test('the tab follows what was copied, and it is said', async () => {
    world.copied = { kind: 'text', text: 'Mandiri 1230000009902' }
    await store.pasteInto('link')
    expect(form()).toMatchObject({ tab: 'account', provider: '008' })
    expect(form().said).toBe('Terbaca: Rekening Mandiri 1230-0000-0990-2.')
    expect(store.get().focus).toEqual({ id: 'cek-tab-account' })
  })

  test('what is not understood stays in its field', async () => {
    world.copied = { kind: 'text', text: 'halo kak' }
    await store.pasteInto('phone')
    expect(form()).toMatchObject({ tab: 'account', phone: 'halo kak' })
  })

  test('a copied picture is read', async () => {
    world.copied = { kind: 'picture', file: picture() }
    world.picture = toOk({ codes: [toPictureCode(qrisText())], isUnreadableSeen: false })
    await store.pasteInto('account')
    expect(form()).toMatchObject({ tab: 'qris', picture: { kind: 'read' } })
  })
})

describe('pictures', () => {
  test('a QRIS asks for its merchant, with what the code says', async () => {
    world.picture = toOk({ codes: [toPictureCode(qrisText('WARUNG CONTOH'))], isUnreadableSeen: false })
    await store.takePicture(picture())
    store.submit()
    expect(world.asked).toMatchObject([{ key: 'qris:ID1020000000044', qris: { name: 'WARUNG CONTOH' } }])
  })

  test('of two pictures the later one counts, whichever is read first', async () => {
    let finish = (_: typeof world.picture) => {}
    world.readPicture = () =>
      new Promise(resolve => {
        finish = resolve
      })
    const slow = store.takePicture(picture())
    const finishSlow = finish
    world.readPicture = async () => toProblem('undecodable')
    await store.takePicture(picture())
    finishSlow(toOk({ codes: [], isUnreadableSeen: false }))
    await slow
    expect(form().picture).toEqual({ kind: 'failed', reason: 'undecodable' })
  })

  test('what is no longer shown is freed', async () => {
    world.picture = toOk({ codes: [], isUnreadableSeen: false })
    await store.takePicture(picture())
    store.dropPicture()
    expect(URL.revokeObjectURL).toHaveBeenCalledWith('blob:picture')
  })
})

describe('a link that names nobody', () => {
  test('is opened only when asked for, and the profile behind it is checked', async () => {
    store.takeText('https://vt.tiktok.com/ZSabc/', 'link')
    expect(form().nameless).toBe('tiktok-short')
    expect(world.opened).toEqual([])
    world.linkAnswer = toOk('tiktok:toko.siti')
    expect(await store.openLink()).toBeNull()
    expect(world.asked).toMatchObject([{ kind: 'profile', key: 'tiktok:toko.siti' }])
  })

  test('a phone behind it is shown, not asked for at once', async () => {
    store.takeText('https://wa.link/abc', 'link')
    world.linkAnswer = toOk('phone:6281200000451')
    await store.openLink()
    expect(form()).toMatchObject({ tab: 'phone', phone: '0812 0000 0451' })
    expect(world.asked).toEqual([])
  })

  test('why it gave nobody is said', async () => {
    store.takeText('https://vt.tiktok.com/ZSabc/', 'link')
    world.linkAnswer = toProblem('too-slow')
    expect(await store.openLink()).toBe('too-slow')
    world.linkAnswer = toOk('nib:123')
    expect(await store.openLink()).toBe('names-nobody')
  })
})
