import type { Language } from '#shared/domain/platform'
import { Foot, LanguageLink, Page, toSay, Wordmark } from '../layout.tsx'
import type { CheckCode } from './check-code.ts'

interface CheckPageProps {
  language: Language
  code: CheckCode
  /** Public keys whose signature makes data count, `id:key,id:key`; the script reads them here. */
  manifestKeys: string
  /** Public keys under which numbers are evaluated, `1:key,2:key`. */
  evaluationKeys: string
}

/** The place for the script, and what is there before it has come, or where it never comes. */
export function CheckPage({ language, code, manifestKeys, evaluationKeys }: CheckPageProps) {
  const say = toSay(language)
  const title = say({ id: 'Cek dulu sebelum bayar', en: 'Check before you pay' })
  return (
    <Page language={language} title={title} head={<Head language={language} code={code} />}>
      <div id="cek" data-keys={manifestKeys} data-evaluation-keys={evaluationKeys}>
        <header class="top">
          <Wordmark language={language} />
          <LanguageLink language={language} path="/cek" />
        </header>
        <main>
          <section class="ask">
            <div>
              <h1>{title}</h1>
              <p class="subtitle">{say({ id: 'Gratis, tanpa akun.', en: 'Free, no account needed.' })}</p>
            </div>
            <p class="starting" role="status">
              {say({
                id: 'Menyiapkan pengecekan… Kalau tidak muncul, muat ulang halaman ini.',
                en: 'Preparing the check… If it does not appear, reload this page.',
              })}
            </p>
            <noscript>
              <WithoutScript language={language} />
            </noscript>
          </section>
        </main>
        <Foot language={language} />
      </div>
    </Page>
  )
}

function Head({ language, code }: { language: Language; code: CheckCode }) {
  return (
    <>
      <link
        rel="manifest"
        href={language === 'en' ? '/cek/app.webmanifest?lang=en' : '/cek/app.webmanifest'}
      />
      <link rel="apple-touch-icon" href="/cek/icon/180.png" />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content="#ffffff" />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#171a21" />
      {code.styles.map(href => (
        <link key={href} rel="stylesheet" href={href} />
      ))}
      {code.preload.map(href => (
        <link key={href} rel="modulepreload" href={href} />
      ))}
      <script type="module" src={code.script} />
    </>
  )
}

/** A number typed into a form of the server's would reach it: that is what the script is for. */
function WithoutScript({ language }: { language: Language }) {
  const say = toSay(language)
  return (
    <>
      <h2>{say({ id: 'Perlu JavaScript', en: 'This needs JavaScript' })}</h2>
      <p>
        {say({
          id: 'Nomor rekening, HP, dan QRIS diacak di HP-mu sebelum dicek. Tanpa JavaScript nomornya akan sampai ke kami, jadi di sini tidak bisa dicek.',
          en: 'Account numbers, phones and QRIS are scrambled on your phone before they are checked. Without JavaScript the number would reach us, so it cannot be checked here.',
        })}
      </p>
      <p>
        {say({
          id: 'Tautan profil pun begitu: dibaca di HP-mu, supaya kami tidak tahu penjual mana yang kamu lihat.',
          en: 'So it is with links of profiles: they are read on your phone, so that we do not learn which seller you look at.',
        })}
      </p>
      <a class="button is-main" href="https://cekrekening.id" rel="noreferrer">
        {say({ id: 'Cek nomor di cekrekening.id', en: 'Check a number at cekrekening.id' })}
      </a>
      <p class="soft">
        {say({
          id: 'cekrekening.id milik Komdigi. Nomor yang kamu tulis di sana dikirim ke mereka.',
          en: 'cekrekening.id belongs to the ministry Komdigi. What you enter there is sent to them.',
        })}
      </p>
    </>
  )
}
