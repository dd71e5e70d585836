import type { Language, Message } from '#shared/domain/platform'
import type { DataOfAccount } from '../../services/data-of-account.ts'
import { Layout, type Say, toSay } from '../layout.tsx'
import { toDay } from '../times.ts'
import { DataLists } from './data-of-account-lists.tsx'
import { FormProblem, toHref } from './form-parts.tsx'

interface DataPageProps {
  language: Language
  data: DataOfAccount
  note?: 'bahasa' | 'kunci' | null
  problem?: Message | null
}

/** Everything that is kept about whoever looks: to see, to correct, to take along, to delete. */
export function DataOfAccountPage({ language, data, note = null, problem = null }: DataPageProps) {
  const say = toSay(language)
  return (
    <Layout language={language} title={say({ id: 'Data saya', en: 'My data' })} path="/akun/data">
      <section>
        <h1>{say({ id: 'Data saya', en: 'My data' })}</h1>
        {note && (
          <p class="notice" role="status">
            {say({ id: 'Sudah disimpan.', en: 'Saved.' })}
          </p>
        )}
        <FormProblem language={language} problem={problem} />
        <p>
          {say({
            id: 'Semua yang kami simpan tentang kamu. Hanya kamu yang melihat halaman ini.',
            en: 'All that we keep about you. Nobody else sees this page.',
          })}
        </p>
        <a class="button" href="/akun/data/unduh" download>
          {say({ id: 'Unduh semua (JSON)', en: 'Download all (JSON)' })}
        </a>
      </section>
      <Contacts language={language} data={data} say={say} />
      <Passkeys language={language} data={data} say={say} />
      <DataLists language={language} data={data} say={say} />
      <section>
        <h2>{say({ id: 'Hapus akun', en: 'Delete my account' })}</h2>
        <p>
          {say({
            id: 'Berlaku saat itu juga dan tidak bisa dikembalikan.',
            en: 'It happens at once and cannot be undone.',
          })}
        </p>
        <a class="button" href={toHref('/akun/data/hapus', language)}>
          {say({ id: 'Hapus akun…', en: 'Delete my account…' })}
        </a>
      </section>
    </Layout>
  )
}

interface PartProps {
  language: Language
  data: DataOfAccount
  say: Say
}

function Contacts({ language, data, say }: PartProps) {
  const chosen = data.contacts[0]?.language ?? language
  const languages = [
    { value: 'id', name: 'Bahasa Indonesia' },
    { value: 'en', name: 'English' },
  ]
  return (
    <section>
      <h2>{say({ id: 'Kontak', en: 'Contacts' })}</h2>
      <ul class="rows">
        {data.contacts.map(({ address, provenAt }) => (
          <li key={address} class="row">
            <div>
              <strong>{address}</strong>
              <p class="soft">
                {say({ id: 'dibuktikan', en: 'proven' })} {toDay(provenAt, language)}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <form class="form" method="post" action={toHref('/akun/data/bahasa', language)}>
        <div class="field">
          <label for="language">{say({ id: 'Bahasa pesan', en: 'Language of messages' })}</label>
          <select id="language" name="language">
            {languages.map(({ value, name }) => (
              <option key={value} value={value} selected={value === chosen}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <button class="button" type="submit">
          {say({ id: 'Simpan bahasa', en: 'Save the language' })}
        </button>
      </form>
    </section>
  )
}

function Passkeys({ language, data, say }: PartProps) {
  if (data.passkeys.length === 0) return null
  return (
    <section>
      <h2>{say({ id: 'Kunci sandi', en: 'Passkeys' })}</h2>
      {data.passkeys.map(({ id, name }) => (
        <form key={id} class="form" method="post" action={toHref('/akun/data/kunci', language)}>
          <input type="hidden" name="id" value={id} />
          <div class="field">
            <label for={`name-${id}`}>{say({ id: 'Nama kunci sandi', en: 'Name of the passkey' })}</label>
            <input id={`name-${id}`} name="name" value={name} maxlength={60} required />
          </div>
          <button class="button" type="submit">
            {say({ id: 'Simpan nama', en: 'Save the name' })}
          </button>
        </form>
      ))}
    </section>
  )
}
