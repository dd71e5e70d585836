import type { Language } from '#shared/domain/platform'
import { ActionForm, toHref } from '../account/form-parts.tsx'
import { Layout, toSay } from '../layout.tsx'

/** Whoever has a role at the desk, but signed in by code. */
export function PasskeyNeededPage({ language }: { language: Language }) {
  const say = toSay(language)
  return (
    <Layout language={language} title={say({ id: 'Meja', en: 'Desk' })} path={null}>
      <section>
        <h1>{say({ id: 'Masuk dengan kunci sandi', en: 'Sign in with a passkey' })}</h1>
        <p>
          {say({
            id: 'Keputusan meja hanya bisa dengan kunci sandi. Kalau belum punya, buat dulu di halaman akun. Lalu keluar, dan masuk lagi dengannya.',
            en: 'The desk decides by passkey only. If you have none yet, make one on your account page. Then sign out, and in again with it.',
          })}
        </p>
        <a class="button is-main" href={toHref('/akun', language)}>
          {say({ id: 'Ke akunku', en: 'To my account' })}
        </a>
        <ActionForm action={toHref('/akun/keluar', language)}>
          {say({ id: 'Keluar', en: 'Sign out' })}
        </ActionForm>
      </section>
    </Layout>
  )
}
