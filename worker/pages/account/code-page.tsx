import type { ContactKind } from '#shared/domain/contact'
import type { Language, Message } from '#shared/domain/platform'
import { Layout, toSay } from '../layout.tsx'
import { ActionForm, Field, FormProblem, toHref } from './form-parts.tsx'

interface CodePageProps {
  language: Language
  next: string | null
  address: string
  kind: ContactKind
  isLocal: boolean
  problem?: { field: Message | null; form: Message | null }
  /** A new code was just sent. */
  isResent?: boolean
}

/** The second step: the code. */
export function CodePage({
  language,
  next,
  address,
  kind,
  isLocal,
  problem,
  isResent = false,
}: CodePageProps) {
  const say = toSay(language)
  const where = { lanjut: next }
  return (
    <Layout language={language} title={say({ id: 'Masukkan kode', en: 'Enter the code' })} path="/masuk/kode">
      <section>
        <h1>{say({ id: 'Masukkan kodenya', en: 'Enter the code' })}</h1>
        <p>
          {say({ id: 'Kode 6 angka dikirim ke', en: 'A 6-digit code was sent to' })}{' '}
          <strong>{address}</strong>. {say({ id: 'Berlaku 10 menit.', en: 'It counts for 10 minutes.' })}
        </p>
        {isResent && (
          <p class="notice" role="status">
            {say({
              id: 'Kode baru sudah dikirim. Yang lama tidak berlaku.',
              en: 'A new code was sent. The old one counts no more.',
            })}
          </p>
        )}
        <FormProblem language={language} problem={problem?.form ?? null} />
        <form class="form" method="post" action={toHref('/masuk/kode', language, where)}>
          <Field
            language={language}
            name="code"
            label={{ id: 'Kode', en: 'Code' }}
            problem={problem?.field}
            input-inputmode="numeric"
            input-autocomplete="one-time-code"
            input-maxlength={12}
            input-class="code-input"
          />
          <button class="button is-main" type="submit">
            {say({ id: 'Masuk', en: 'Sign in' })}
          </button>
        </form>
        <div class="pair">
          <ActionForm action={toHref('/masuk/ulang', language, where)}>
            {say({ id: 'Kirim ulang', en: 'Send again' })}
          </ActionForm>
          <a class="button" href={toHref('/masuk', language, where)}>
            {say({ id: 'Ganti tujuan', en: 'Send it elsewhere' })}
          </a>
        </div>
        {isLocal && <a href="/kotak-surat">{say({ id: 'Kotak surat lokal', en: 'Local mailbox' })}</a>}
        <p class="soft">
          {kind === 'email' &&
            say({
              id: 'Belum masuk? Lihat folder spam.',
              en: 'Not there yet? Look into the spam folder.',
            })}{' '}
          {say({
            id: 'Jangan berikan kode ini ke siapa pun: kami tidak pernah memintanya.',
            en: 'Give this code to nobody: we never ask for it.',
          })}
        </p>
      </section>
    </Layout>
  )
}
