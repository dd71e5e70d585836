import type { Language } from '#shared/domain/platform'
import type { DeletedData } from '../../services/data-of-account-deletion.ts'
import { Layout, toSay } from '../layout.tsx'

/** What is gone now; shown once, by the answer that did it. */
export function AccountDeletedPage({ language, deleted }: { language: Language; deleted: DeletedData }) {
  const say = toSay(language)
  const { contacts, devices, passkeys, shops } = deleted
  const lines = [
    { id: `${contacts} kontak`, en: `${contacts} contacts` },
    { id: `${devices} perangkat yang masuk`, en: `${devices} devices that were signed in` },
    { id: `${passkeys} kunci sandi`, en: `${passkeys} passkeys` },
    { id: `${shops} peran di toko`, en: `${shops} roles in shops` },
    {
      id: 'catatan pesan, dan isi kejadian yang menyebut kamu',
      en: 'records of messages, and what events said of you',
    },
  ]
  return (
    <Layout language={language} title={say({ id: 'Akun dihapus', en: 'Account deleted' })} path={null}>
      <section>
        <h1>{say({ id: 'Akunmu sudah dihapus', en: 'Your account is deleted' })}</h1>
        <p>{say({ id: 'Yang sudah dihapus:', en: 'What is deleted:' })}</p>
        <ul class="list">
          {lines.map(line => (
            <li key={line.id}>{say(line)}</li>
          ))}
        </ul>
        <p class="soft">
          {say({
            id: 'Satu pesan terakhir dikirim ke kontakmu. Sesudah itu tidak ada lagi.',
            en: 'One last message goes to your contact. None after that.',
          })}
        </p>
      </section>
    </Layout>
  )
}
