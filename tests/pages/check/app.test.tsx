import { createRoot } from 'hono/jsx/dom/client'
import { beforeEach, describe, expect, test } from 'vitest'
import { toPictureCode } from '#shared/device/qr/read-qris'
import { toOk } from '#shared/rules/result'
import { CheckStore } from '../../../worker/pages/check/client/store.ts'
import { App } from '../../../worker/pages/check/client/views/app.tsx'
import { qrisText } from '../../fixtures/qris-texts.ts'
import { FakeWorld } from './fake-world.ts'

let world: FakeWorld
let store: CheckStore
let root: HTMLElement

beforeEach(() => {
  root = document.createElement('div')
  document.body.replaceChildren(root)
  world = new FakeWorld()
  store = new CheckStore(world, 'id')
  createRoot(root).render(<App store={store} />)
})

/** The renderer draws in the next microtask. */
const settled = () => new Promise(resolve => setTimeout(resolve))
const byId = (id: string) => document.getElementById(id)
const button = (name: string) =>
  Array.from(root.querySelectorAll('button')).find(each => each.textContent?.trim() === name)

/** As a browser does; the renderer asks of an event that no person made what it carries. */
async function submit(): Promise<void> {
  root.querySelector('form')?.dispatchEvent(new CustomEvent('submit', { detail: {}, cancelable: true }))
  await settled()
}

async function press(name: string): Promise<void> {
  button(name)?.click()
  await settled()
}

describe('the form', () => {
  test('what is wrong is described at the field and gets the focus', async () => {
    store.chooseProvider('014', false)
    await settled()
    await submit()
    const field = byId('cek-account')
    expect(document.activeElement).toBe(field)
    expect(field?.getAttribute('aria-invalid')).toBe('true')
    expect(byId(field?.getAttribute('aria-describedby') ?? '')?.textContent).toBe('Tulis dulu nomornya.')
  })

  test('buttons are never disabled', async () => {
    for (const tab of ['link', 'account', 'phone', 'qris'] as const) {
      store.changeTab(tab)
      await settled()
      expect(root.querySelectorAll(':disabled')).toHaveLength(0)
    }
  })

  test('all other banks and wallets stand in a list', async () => {
    store.chooseProvider(null, true)
    await settled()
    const names = Array.from(root.querySelectorAll('option'), option => option.textContent)
    expect(names).toContain('Jago')
    expect(names).toContain('OVO')
    expect(names).not.toContain('BCA')
  })

  test('both languages, with what was typed', async () => {
    store.type({ account: '1234567890' })
    await settled()
    await press('English')
    expect(root.querySelector('h1')?.textContent).toBe('Check before you pay')
    expect((byId('cek-account') as HTMLInputElement).value).toBe('1234567890')
  })
})

describe('texts of others', () => {
  test('are text and nothing else', async () => {
    const hostile = '<img src=x onerror=alert(1)>\u202eOKOT'
    world.picture = toOk({ codes: [toPictureCode(qrisText(hostile.slice(0, 24)))], isUnreadableSeen: false })
    await store.takePicture(new File(['x'], `${hostile}.png`))
    await settled()
    expect(root.querySelectorAll('img')).toHaveLength(1)
    expect(root.querySelector('img')?.getAttribute('src')).toMatch(/^blob:/)
    expect(root.textContent).toContain('<img src=x onerror=alert')
    expect(root.textContent).not.toMatch(/\u202e/)
  })

  test('a code that is no QRIS is shown short, and is no link', async () => {
    const code = toPictureCode(`javascript:alert(1)//${'x'.repeat(5000)}`)
    world.picture = toOk({ codes: [code], isUnreadableSeen: false })
    await store.takePicture(new File(['x'], 'a.png'))
    await settled()
    expect(root.querySelector('.code-text')?.textContent?.length).toBeLessThanOrEqual(500)
    expect(root.querySelector('.code-text a')).toBeNull()
  })
})

describe('the result', () => {
  test('takes the place of the form, with its heading in focus', async () => {
    world.answers = [{ state: 'unknown', problem: 'offline', data: null }]
    store.chooseProvider('014', false)
    store.type({ account: '1234567890' })
    await settled()
    await submit()
    expect(root.querySelector('form')).toBeNull()
    expect(document.activeElement?.textContent).toBe('Hasil cek')
    expect(root.querySelector('[role=status] h2')?.textContent).toBe('Tidak bisa dicek sekarang')
    // Over the shoulder only its end can be read.
    expect(root.textContent).not.toContain('1234567890')
    expect(root.textContent).toContain('BCA akhir 890')
    await press('Coba lagi')
    expect(world.asked).toHaveLength(2)
  })
})
