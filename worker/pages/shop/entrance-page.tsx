import type { Language, Message } from '#shared/domain/platform'
import { toHref } from '../account/form-parts.tsx'
import { Layout, toSay } from '../layout.tsx'

const reasons: Message[] = [
  {
    id: 'Pembeli melihat bahwa akun itu benar milikmu, langsung di Instagram, Facebook, dan TikTok.',
    en: 'Buyers see that a profile is really yours, right on Instagram, Facebook and TikTok.',
  },
  {
    id: 'Akun tiruan yang memakai nama mirip tokomu diberi tanda.',
    en: 'Imitators with a name like your shop’s are marked.',
  },
  {
    id: 'Kamu diberi tahu dan bisa menanggapi sebelum ada laporan yang tampil.',
    en: 'You are told, and may reply, before a report about you is shown.',
  },
]

const steps: { title: Message; text: Message }[] = [
  {
    title: { id: 'Masuk dengan e-mail', en: 'Sign in by e-mail' },
    text: {
      id: 'Kami kirim kode 6 angka. Tanpa kata sandi, tanpa KTP.',
      en: 'We send a 6-digit code. No password, no identity card.',
    },
  },
  {
    title: { id: 'Buat toko', en: 'Make your shop' },
    text: { id: 'Nama dan alamat toko, satu menit.', en: 'A name and an address, one minute.' },
  },
  {
    title: { id: 'Tunjukkan bahwa profil itu milikmu', en: 'Show that the profile is yours' },
    text: {
      id: 'Pasang kode sekali pakai di bio. Setelah disetujui, kode boleh dihapus.',
      en: 'Put a one-time code into your bio. Once approved, the code may go.',
    },
  },
]

const cautions: Message[] = [
  {
    id: 'Jangan bayar siapa pun yang menjanjikan lencana Amanah: lencana tidak dijual.',
    en: 'Pay nobody who promises an Amanah badge: badges are not for sale.',
  },
  {
    id: 'Jangan kirim OTP atau PIN ke siapa pun. Kami tidak pernah memintanya lewat chat.',
    en: 'Never give an OTP or PIN to anybody. We never ask for one in a chat.',
  },
]

/** Where sellers come in: why it is worth it and what it takes, before anything is asked. */
export function EntrancePage({ language }: { language: Language }) {
  const say = toSay(language)
  return (
    <Layout language={language} title={say({ id: 'Untuk penjual', en: 'For sellers' })} path="/toko">
      <section class="band">
        <h1>{say({ id: 'Tokomu, dengan bukti', en: 'Your shop, with proof' })}</h1>
        <p>
          {say({
            id: 'Gratis. Toko kecil, baru, atau belum punya NIB tidak dibuat tampak buruk.',
            en: 'Free. Small shops, new shops and shops without a NIB are never made to look bad.',
          })}
        </p>
        <a class="button is-main" href={toHref('/masuk', language, { lanjut: toHref('/toko', language) })}>
          {say({ id: 'Mulai', en: 'Start' })}
        </a>
      </section>
      <section>
        <h2>{say({ id: 'Kenapa', en: 'Why' })}</h2>
        <ul class="list">
          {reasons.map(reason => (
            <li key={reason.id}>{say(reason)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{say({ id: 'Yang perlu kamu lakukan', en: 'What it takes' })}</h2>
        <ol class="steps">
          {steps.map(({ title, text }) => (
            <li key={title.id}>
              <h3>{say(title)}</h3>
              <p>{say(text)}</p>
            </li>
          ))}
        </ol>
        <p class="soft">
          {say({
            id: 'Untuk “terverifikasi”, nama rekening juga dicocokkan. Bagian itu menyusul; nomornya nanti disimpan tersegel.',
            en: 'For “verified”, the name on your account is matched as well. That part follows; numbers will be stored sealed.',
          })}
        </p>
      </section>
      <section>
        <h2>{say({ id: 'Hati-hati', en: 'Take care' })}</h2>
        <ul class="list">
          {cautions.map(caution => (
            <li key={caution.id}>{say(caution)}</li>
          ))}
        </ul>
        <p class="soft">
          {say({
            id: 'Profil yang kamu pilih di ekstensi ikut di alamat halaman ini dan tidak dikirim ke kami.',
            en: 'The profile that you chose in the extension stands in the address of this page and is not sent to us.',
          })}
        </p>
      </section>
    </Layout>
  )
}
