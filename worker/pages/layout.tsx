import type { Child } from 'hono/jsx'
import type { Language, Message } from '#shared/domain/platform'

/** Picks the sentence of the page's language. */
export type Say = (message: Message) => string

export function toSay(language: Language): Say {
  return message => message[language]
}

interface PageProps {
  language: Language
  title: string
  /** More for the head: what only this page loads. */
  head?: Child
  children: Child
}

interface LayoutProps extends PageProps {
  /** Address of this page without query, for the link to the other language; null where there is none. */
  path: string | null
}

/** A whole document, with the style that all pages have. */
export function Page({ language, title, head, children }: PageProps) {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · Amanah`}</title>
        <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
        <link rel="stylesheet" href="/style.css" />
        {head}
      </head>
      <body>{children}</body>
    </html>
  )
}

/** The frame of every page: readable on a phone, without script, in light and dark. */
export function Layout({ path, children, ...page }: LayoutProps) {
  const { language } = page
  return (
    <Page {...page}>
      <header class="top">
        <Wordmark language={language} />
        {path !== null && <LanguageLink language={language} path={path} />}
      </header>
      <main>{children}</main>
      <Foot language={language} />
    </Page>
  )
}

export function Wordmark({ language }: { language: Language }) {
  return (
    <a class="wordmark" href={language === 'en' ? '/?lang=en' : '/'}>
      Amanah
    </a>
  )
}

export function Foot({ language }: { language: Language }) {
  const say = toSay(language)
  const query = language === 'en' ? '?lang=en' : ''
  return (
    <footer class="foot">
      <p>
        {say({
          id: 'Bukan penilaian Instagram, Facebook, atau TikTok. Lencana Amanah tidak dijual.',
          en: 'Not a rating by Instagram, Facebook or TikTok. Amanah badges are not for sale.',
        })}
      </p>
      <nav>
        <a href={`/lapor${query}`}>{say({ id: 'Laporkan masalah', en: 'Report a problem' })}</a>
        <a href={`/ulas${query}`}>{say({ id: 'Tulis ulasan', en: 'Write a review' })}</a>
        <a href={`/toko${query}`}>{say({ id: 'Untuk penjual', en: 'For sellers' })}</a>
        <a href="/docs" lang="en">
          API
        </a>
      </nav>
    </footer>
  )
}

export function LanguageLink({ language, path }: { language: Language; path: string }) {
  return language === 'id' ? (
    <a class="language" href={`${path}?lang=en`} lang="en" hreflang="en">
      English
    </a>
  ) : (
    <a class="language" href={path} lang="id" hreflang="id">
      Bahasa Indonesia
    </a>
  )
}
