import type { Language } from '#shared/domain/platform'
import { Layout, toSay } from '../layout.tsx'
import { ActionForm, toHref } from './form-parts.tsx'

interface HandoverPageProps {
  language: Language
  challenge: string
  device: string
}

/** Asks before an extension is signed in: a link alone must not do it. */
export function HandoverPage({ language, challenge, device }: HandoverPageProps) {
  const say = toSay(language)
  return (
    <Layout
      language={language}
      title={say({ id: 'Hubungkan ekstensi', en: 'Connect the extension' })}
      path={null}
    >
      <section>
        <h1>{say({ id: 'Hubungkan ekstensi ini?', en: 'Connect this extension?' })}</h1>
        <p>
          {say({
            id: 'Ekstensi Amanah di browser ini akan masuk ke akunmu. Lanjutkan hanya kalau kamu sendiri yang baru saja menekan “Masuk” di ekstensi.',
            en: 'The Amanah extension in this browser will be signed in to your account. Go on only if you yourself have just pressed “Sign in” in the extension.',
          })}
        </p>
        <ActionForm action={toHref('/masuk/ekstensi', language)} values={{ challenge, device }} isMain>
          {say({ id: 'Hubungkan', en: 'Connect' })}
        </ActionForm>
        <a class="button" href={toHref('/akun', language)}>
          {say({ id: 'Jangan', en: 'Do not' })}
        </a>
        <p class="soft">
          {say({
            id: 'Bisa diputus kapan saja di Akunku, bagian Perangkat.',
            en: 'You can undo it at any time under My account, Devices.',
          })}
        </p>
      </section>
    </Layout>
  )
}

/** The extension reads its code from the address of this page and closes it. */
export function HandedOverPage({ language }: { language: Language }) {
  const say = toSay(language)
  return (
    <Layout
      language={language}
      title={say({ id: 'Ekstensi terhubung', en: 'Extension connected' })}
      path={null}
    >
      <section>
        <h1>{say({ id: 'Sebentar…', en: 'One moment…' })}</h1>
        <p role="status">
          {say({
            id: 'Ekstensi sedang masuk. Halaman ini tertutup sendiri. Kalau tidak, tutup saja dan lihat di ekstensi apakah kamu sudah masuk.',
            en: 'The extension is signing in. This page closes by itself. If it does not, close it and see in the extension whether you are signed in.',
          })}
        </p>
      </section>
    </Layout>
  )
}
