import type { Language, Message } from '#shared/domain/platform'
import { Layout, toSay } from '../layout.tsx'
import { Field, FormProblem, toHref } from './form-parts.tsx'

interface DeletePageProps {
  language: Language
  typed?: string
  problem?: { field: Message | null; form: Message | null }
}

/** Word that is typed to confirm. */
export const deleteWords: Message = { id: 'HAPUS', en: 'DELETE' }

/** Says what goes and what stays before it happens. */
export function DeleteAccountPage({ language, typed = '', problem }: DeletePageProps) {
  const say = toSay(language)
  return (
    <Layout
      language={language}
      title={say({ id: 'Hapus akun', en: 'Delete my account' })}
      path="/akun/data/hapus"
    >
      <section>
        <h1>{say({ id: 'Hapus akun?', en: 'Delete your account?' })}</h1>
        <ul class="list">
          <li>
            {say({
              id: 'Dihapus saat itu juga: kontak, perangkat, kunci sandi, peran di toko, catatan pesan, dan isi kejadian yang menyebut kamu.',
              en: 'Deleted at once: contacts, devices, passkeys, roles in shops, records of messages, and what events say of you.',
            })}
          </li>
          <li>
            {say({
              id: 'Tetap ada tanpa namamu: bahwa kejadian itu pernah ada, dan keputusan petugas.',
              en: 'Kept without your name: that those events took place, and decisions of the desk.',
            })}
          </li>
        </ul>
        <FormProblem language={language} problem={problem?.form ?? null} />
        <form class="form" method="post" action={toHref('/akun/data/hapus', language)}>
          <Field
            language={language}
            name="typed"
            label={{
              id: `Ketik ${deleteWords.id} untuk melanjutkan`,
              en: `Type ${deleteWords.en} to go on`,
            }}
            problem={problem?.field}
            value={typed}
            input-maxlength={20}
            input-autocomplete="off"
          />
          <button class="button is-grave" type="submit">
            {say({ id: 'Hapus akunku', en: 'Delete my account' })}
          </button>
        </form>
        <a class="button" href={toHref('/akun/data', language)}>
          {say({ id: 'Batal', en: 'Cancel' })}
        </a>
      </section>
    </Layout>
  )
}
