import type { Locator, Page } from '@playwright/test'
import { apiUrl } from '../places.ts'

/** /cek as a person uses it. */
export class CheckPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(`${apiUrl}/cek${query}`)
    await this.page.getByRole('radiogroup').or(this.page.locator('form')).first().waitFor()
  }

  /** Until the service worker has taken over, as after the first visit. */
  async waitForOffline(): Promise<void> {
    await this.page.evaluate(async () => {
      await navigator.serviceWorker.ready
      if (navigator.serviceWorker.controller) return
      await new Promise(resolve =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      )
    })
  }

  tab(name: 'Tautan' | 'Rekening' | 'HP' | 'QRIS'): Promise<void> {
    return this.page.getByText(name, { exact: true }).click()
  }

  /** The first field of the tab that is open. */
  get field(): Locator {
    return this.page.getByRole('textbox').first()
  }

  get owner(): Locator {
    return this.page.getByRole('textbox', { name: /Katanya milik siapa/ })
  }

  async checkAccount(bank: string, number: string, owner = ''): Promise<void> {
    await this.tab('Rekening')
    await this.page.getByText(bank, { exact: true }).click()
    await this.field.fill(number)
    if (owner) await this.owner.fill(owner)
    await this.page.getByRole('button', { name: 'Cek rekening ini' }).click()
  }

  async checkLink(link: string): Promise<void> {
    await this.tab('Tautan')
    await this.field.fill(link)
    await this.page.getByRole('button', { name: 'Cek penjual ini' }).click()
  }

  async choosePicture(buffer: Buffer, name = 'foto-qris.png'): Promise<void> {
    await this.page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'image/png', buffer })
  }

  /** The band of an answer by its silhouette. */
  band(tone: string): Locator {
    return this.page.locator(`[data-tone="${tone}"]`)
  }

  title(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { level: 2, name })
  }

  /** How far the page can be moved sideways, which is never what a phone's page should. */
  sideways(): Promise<number> {
    return this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
  }
}
