import type { Language, Message } from '#shared/domain/platform'
import { Layout, toSay } from '../layout.tsx'
import { Field, FormProblem, toHref } from './form-parts.tsx'
import { PasskeyScript } from './passkey-script.tsx'

interface SignInPageProps {
  language: Language
  /** Where to go afterwards. */
  next: string | null
  /** A code can be sent by WhatsApp too. */
  hasWhatsapp: boolean
  typed?: string
  problem?: { field: Message | null; form: Message | null }
  /** Address of the built script that signs in with a passkey; null where nothing was built. */
  script: string | null
}

/** The first step: where the code goes. Nobody has to say whether they were here before. */
export function SignInPage({ language, next, hasWhatsapp, typed = '', problem, script }: SignInPageProps) {
  const say = toSay(language)
  return (
    <Layout
      language={language}
      title={say({ id: 'Masuk', en: 'Sign in' })}
      path="/masuk"
      head={<PasskeyScript script={script} />}
    >
      <section>
        <h1>{say({ id: 'Masuk atau daftar', en: 'Sign in or sign up' })}</h1>
        <p>
          {say({
            id: 'Kami kirim kode 6 angka. Tanpa kata sandi, tanpa biaya.',
            en: 'We send a 6-digit code. No password, no cost.',
          })}
        </p>
        <FormProblem language={language} problem={problem?.form ?? null} />
        <form class="form" method="post" action={toHref('/masuk', language, { lanjut: next })}>
          <Field
            language={language}
            name="contact"
            label={
              hasWhatsapp
                ? { id: 'E-mail atau nomor WhatsApp', en: 'E-mail or WhatsApp number' }
                : { id: 'E-mail', en: 'E-mail' }
            }
            problem={problem?.field}
            value={typed}
            input-type={hasWhatsapp ? 'text' : 'email'}
            input-autocomplete="username webauthn"
            input-inputmode={hasWhatsapp ? 'text' : 'email'}
            input-autocapitalize="none"
            input-spellcheck="false"
            input-maxlength={254}
          />
          <button class="button is-main" type="submit">
            {say({ id: 'Kirim kode', en: 'Send the code' })}
          </button>
        </form>
        <div data-passkey="sign-in" data-next={next ?? ''} hidden>
          <button class="button" type="button">
            {say({ id: 'Masuk dengan kunci sandi', en: 'Sign in with a passkey' })}
          </button>
          <p class="help bad" role="alert" hidden>
            {say({
              id: 'Kunci sandi tidak dikenali. Coba lagi, atau minta kode.',
              en: 'The passkey was not recognised. Try again, or ask for a code.',
            })}
          </p>
        </div>
        <p class="soft">
          {say({
            id: 'Alamatmu disimpan tersegel, hanya untuk masuk dan kabar tentang tokomu. Mengecek penjual tidak perlu akun.',
            en: 'Your address is stored sealed, for signing in and news of your shop only. Checking a seller needs no account.',
          })}
        </p>
      </section>
    </Layout>
  )
}
