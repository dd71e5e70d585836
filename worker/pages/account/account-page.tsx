import type { Language } from '#shared/domain/platform'
import type { Access, Device } from '../../services/device-service.ts'
import { Layout, type Say, toSay } from '../layout.tsx'
import { toDay } from '../times.ts'
import { ActionForm, toHref } from './form-parts.tsx'
import { PasskeyScript } from './passkey-script.tsx'

interface AccountPageProps {
  language: Language
  access: Access
  script: string | null
  /** What turns notices on; null where none are sent, or nothing was built. */
  notices: { key: string; script: string } | null
  /** One of `methodNotes`: what was just done. */
  note?: 'device' | 'passkey' | null
}

/** How one signs in, and where one is signed in. */
export function AccountPage({ language, access, script, notices, note }: AccountPageProps) {
  const say = toSay(language)
  return (
    <Layout
      language={language}
      title={say({ id: 'Akunku', en: 'My account' })}
      path="/akun"
      head={
        <>
          <PasskeyScript script={script} />
          {notices && <script type="module" src={notices.script} />}
        </>
      }
    >
      <section>
        <h1>{say({ id: 'Akunku', en: 'My account' })}</h1>
        {note && (
          <p class="notice" role="status">
            {note === 'device'
              ? say({ id: 'Perangkat itu sudah dikeluarkan.', en: 'That device is signed out.' })
              : say({ id: 'Kunci sandi itu sudah dihapus.', en: 'That passkey is deleted.' })}
          </p>
        )}
        <a class="button is-main" href={toHref('/toko', language)}>
          {say({ id: 'Ke tokoku', en: 'To my shop' })}
        </a>
        <a class="button" href={toHref('/akun/data', language)}>
          {say({
            id: 'Data saya: lihat, unduh, perbaiki, hapus',
            en: 'My data: see, download, correct, delete',
          })}
        </a>
      </section>
      <Contacts access={access} language={language} say={say} />
      {notices && <Notices publicKey={notices.key} say={say} />}
      <Devices access={access} language={language} say={say} />
    </Layout>
  )
}

interface PartProps {
  access: Access
  language: Language
  say: Say
}

function Contacts({ access, language, say }: PartProps) {
  return (
    <section>
      <h2>{say({ id: 'Cara masuk', en: 'How you sign in' })}</h2>
      <ul class="rows">
        {access.contacts.map(({ kind, masked, provenAt }) => (
          <li key={masked} class="row">
            <div>
              <strong>{masked}</strong>
              <p class="soft">
                {kind === 'email' ? 'E-mail' : 'WhatsApp'} · {say({ id: 'dibuktikan', en: 'proven' })}{' '}
                {toDay(provenAt, language)}
              </p>
            </div>
          </li>
        ))}
        {access.passkeys.map(({ id, name, madeAt }) => (
          <li key={id} class="row">
            <div>
              <strong>{name || say({ id: 'Kunci sandi', en: 'Passkey' })}</strong>
              <p class="soft">
                {say({ id: 'Kunci sandi', en: 'Passkey' })}
                {madeAt && ` · ${toDay(madeAt, language)}`}
              </p>
            </div>
            <ActionForm action={toHref('/akun/kunci/hapus', language)} values={{ id }}>
              {say({ id: 'Hapus', en: 'Delete' })}
            </ActionForm>
          </li>
        ))}
      </ul>
      <div data-passkey="register" hidden>
        <button class="button" type="button">
          {say({ id: 'Tambah kunci sandi', en: 'Add a passkey' })}
        </button>
        <p class="soft">
          {say({
            id: 'Masuk dengan sidik jari, wajah, atau PIN perangkat ini. Wajib untuk petugas Amanah.',
            en: 'Sign in by fingerprint, face or PIN of this device. Required of Amanah’s desk.',
          })}
        </p>
        <p class="help bad" role="alert" hidden>
          {say({
            id: 'Kunci sandi tidak tersimpan. Kalau kamu masuk lebih dari 15 menit lalu, keluar dan masuk lagi dulu.',
            en: 'The passkey was not saved. If you signed in more than 15 minutes ago, sign out and in again first.',
          })}
        </p>
      </div>
    </section>
  )
}

/** Shown by its script, where the browser can be told anything. */
function Notices({ publicKey, say }: { publicKey: string; say: Say }) {
  return (
    <section data-notices={publicKey} hidden>
      <h2>{say({ id: 'Kabar di perangkat ini', en: 'News on this device' })}</h2>
      <p class="soft">
        {say({
          id: 'Selain lewat e-mail, kabar klaim, tim, dan keamanan akun bisa tampil sebagai notifikasi di sini.',
          en: 'Besides by e-mail, news of claims, team and the safety of your account can show as notifications here.',
        })}
      </p>
      <button class="button" type="button" data-turn="on" hidden>
        {say({ id: 'Beri tahu di perangkat ini', en: 'Tell me on this device' })}
      </button>
      <button class="button" type="button" data-turn="off" hidden>
        {say({ id: 'Berhenti memberi tahu di sini', en: 'Stop telling me here' })}
      </button>
      <p class="help bad" role="alert" hidden>
        {say({
          id: 'Tidak bisa diaktifkan. Mungkin notifikasi untuk situs ini diblokir di peramban.',
          en: 'Could not be turned on. Notifications of this site may be blocked in the browser.',
        })}
      </p>
    </section>
  )
}

function Devices({ access, language, say }: PartProps) {
  return (
    <section>
      <h2>{say({ id: 'Perangkat', en: 'Devices' })}</h2>
      <ul class="rows">
        {access.devices.map(device => (
          <li key={device.id} class="row">
            <div>
              <strong>{device.name || say({ id: 'Perangkat tak dikenal', en: 'Unknown device' })}</strong>
              <p class="soft">
                {toMethodText(device, say)} {toDay(device.signedInAt, language)}
                {device.isThis && ` · ${say({ id: 'perangkat ini', en: 'this device' })}`}
              </p>
            </div>
            {!device.isThis && (
              <ActionForm action={toHref('/akun/perangkat/keluar', language)} values={{ id: device.id }}>
                {say({ id: 'Keluarkan', en: 'Sign out' })}
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      <ActionForm action={toHref('/akun/keluar', language)}>
        {say({ id: 'Keluar', en: 'Sign out' })}
      </ActionForm>
      <ActionForm action={toHref('/akun/keluar-semua', language)}>
        {say({ id: 'Keluar di semua perangkat', en: 'Sign out everywhere' })}
      </ActionForm>
    </section>
  )
}

function toMethodText({ method }: Device, say: Say): string {
  const texts = {
    code: { id: 'masuk dengan kode', en: 'by code' },
    passkey: { id: 'masuk dengan kunci sandi', en: 'by passkey' },
    handover: { id: 'ekstensi, dihubungkan', en: 'extension, connected' },
  }
  return say(texts[method])
}
