import { expect, it } from 'vitest'
import { profileOfUrl } from '#shared/rules/subject-key'
import { demoAccounts } from '../../../worker/pages/demo/demo-accounts.ts'
import { makeBindings, request } from '../harness.ts'

const read = async (path: string) => (await request(path)).text()

it.each([
  ['/', 'Cek dulu sebelum bayar', 'Check before you pay'],
  ['/lapor', 'Peluang terbaik: lapor dalam 15–20 menit. Uang kembali tidak dijamin.', 'Best chance'],
  ['/ulas', 'Ulasan lewat Amanah segera dibuka', 'Reviews through Amanah open soon'],
  ['/toko', 'Tokomu, dengan bukti', 'Your shop, with proof'],
])('renders %s in both languages', async (path, indonesian, english) => {
  const id = await read(path)
  expect(id).toContain('<html lang="id">')
  expect(id).toContain(indonesian)
  const en = await read(`${path}?lang=en`)
  expect(en).toContain('<html lang="en">')
  expect(en).toContain(english)
})

it('calls the own bank first, then IASC, police, cekrekening and aduannomor', async () => {
  const page = await read('/lapor')
  const order = [
    'tel:1500888',
    'iasc.ojk.go.id',
    'patrolisiber.id',
    'https://cekrekening.id',
    'https://aduannomor.id',
  ]
  const places = order.map(part => page.indexOf(part))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect([...page.matchAll(/tel:(\d+)/g)].map(([, number]) => number)).toEqual([
    '1500888',
    '14000',
    '1500046',
    '1500111',
  ])
})

it.each(['/', '/lapor', '/ulas', '/toko', '/demo', '/docs'])(
  'needs no script and no inline style: %s',
  async path => {
    const page = await read(path)
    expect(page).toMatch(/^<!doctype html>/)
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/i)
    expect(page.length).toBeLessThan(40_000)
  },
)

it('escapes hostile text wherever the address gets into a page', async () => {
  const hostile = '%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E'
  for (const path of [`/?lang=${hostile}`, `/lapor?lang=${hostile}&x=${hostile}`, `/docs?${hostile}`]) {
    expect(await read(path)).not.toContain('<script>')
  }
  const missing = await request(`/${hostile}`, { headers: { Accept: 'text/html' } })
  expect(await missing.text()).not.toContain('<script>')
})

it('shows one seller of each verdict on the demo page, with links that name them', async () => {
  const page = await read('/demo')
  const hrefs = [...page.matchAll(/data-demo-profile="" href="([^"]+)"/g)].map(([, href]) => href ?? '')
  const keys = hrefs.map(href => profileOfUrl(href)?.key)
  expect(keys.toSorted()).toEqual(
    Object.values(demoAccounts)
      .map(({ key }) => key)
      .toSorted(),
  )
})

it('has no demo page outside a local environment', async () => {
  for (const ENVIRONMENT of ['production', 'staging']) {
    const bindings = makeBindings({ ENVIRONMENT })
    expect((await request('/demo', {}, bindings)).status).toBe(404)
    expect(await (await request('/', {}, bindings)).text()).not.toContain('/demo')
  }
})

it('serves tokens and pages as one stylesheet', async () => {
  const answer = await request('/style.css')
  expect(answer.headers.get('Content-Type')).toBe('text/css; charset=utf-8')
  const css = await answer.text()
  expect(css).toContain('--amanah-surface: light-dark(')
  expect(css).not.toMatch(/url\(|@import/)
})
