import type { Language, Message } from '#shared/domain/platform'
import { Layout, toSay } from './layout.tsx'

interface SoonText {
  path: '/ulas' | '/toko'
  title: Message
  intro: Message
  comingTitle: Message
  coming: Message[]
  meanwhileTitle: Message
  meanwhile: Message[]
}

const profileNote: Message = {
  id: 'Profil yang kamu pilih di ekstensi ikut di alamat halaman ini dan tidak dikirim ke kami.',
  en: 'The profile that you chose in the extension stands in the address of this page and is not sent to us.',
}

/** Writing reviews is not possible yet; what to keep for it. */
export const reviewText: SoonText = {
  path: '/ulas',
  title: { id: 'Tulis ulasan', en: 'Write a review' },
  intro: {
    id: 'Ulasan lewat Amanah segera dibuka. Sekarang belum bisa dikirim, jadi simpan buktinya dulu.',
    en: 'Reviews through Amanah open soon. They cannot be sent yet, so keep your proof for now.',
  },
  comingTitle: { id: 'Nanti', en: 'What is coming' },
  coming: [
    {
      id: 'Bintang 1 sampai 5, dengan sesuai, pengiriman, dan respons.',
      en: 'One to five stars, and stars for accuracy, delivery and response.',
    },
    {
      id: 'Tanda “ada bukti beli” kalau ada bukti dari sisi pembeli.',
      en: 'A mark “proof of purchase” when there is proof from the buyer’s side.',
    },
    { id: 'Satu tanggapan penjual untuk tiap ulasan.', en: 'One reply by the seller for each review.' },
  ],
  meanwhileTitle: { id: 'Simpan dulu', en: 'Keep for now' },
  meanwhile: [
    { id: 'nota atau percakapan pesanan', en: 'the receipt, or the chat of the order' },
    { id: 'bukti transfer dan mutasi', en: 'the transfer proof and your statement' },
    {
      id: 'foto paket, alamat dan nomor HP ditutup',
      en: 'a photo of the parcel, address and phone number covered',
    },
    { id: 'nomor resi kurir', en: 'the tracking number of the courier' },
  ],
}

/** Claiming a shop is not possible yet; what to prepare for it. */
export const claimText: SoonText = {
  path: '/toko',
  title: { id: 'Klaim tokomu', en: 'Claim your shop' },
  intro: {
    id: 'Klaim toko segera dibuka dan tidak dipungut biaya. Toko kecil, baru, atau belum punya NIB tidak dibuat tampak buruk.',
    en: 'Claiming opens soon and costs nothing. Small shops, new shops and shops without a NIB are never made to look bad.',
  },
  comingTitle: { id: 'Nanti', en: 'What is coming' },
  coming: [
    {
      id: 'Bukti bahwa profil itu milikmu, dengan kode sekali pakai di bio.',
      en: 'Proof that the profile is yours, by a one-time code in its bio.',
    },
    {
      id: 'Pencocokan nama rekening, e-wallet, dan QRIS. Nomornya disimpan tersegel.',
      en: 'Matching the names of accounts, e-wallets and QRIS. Numbers are stored sealed.',
    },
    {
      id: 'Pemeriksaan NIB, halal, P-IRT, BPOM, dan SNI kalau ada.',
      en: 'Checks of NIB, halal, P-IRT, BPOM and SNI, if you have them.',
    },
    {
      id: 'Halaman toko untuk dibagikan, dan nota untuk tiap penjualan.',
      en: 'A page of your shop to share, and a receipt for each sale.',
    },
  ],
  meanwhileTitle: { id: 'Siapkan dulu', en: 'Prepare for now' },
  meanwhile: [
    { id: 'simpan catatan pesanan, resi, dan percakapan', en: 'keep orders, tracking numbers and chats' },
    {
      id: 'pakai rekening atas namamu, atau jelaskan namanya di profil',
      en: 'use an account in your own name, or explain the name in your profile',
    },
    {
      id: 'jangan bayar siapa pun yang menjanjikan lencana Amanah: lencana tidak dijual',
      en: 'pay nobody who promises an Amanah badge: badges are not for sale',
    },
    { id: 'jangan kirim OTP atau PIN ke siapa pun', en: 'never give an OTP or PIN to anybody' },
  ],
}

/** A page for something that opens later: says so, and what helps meanwhile. */
export function SoonPage({ language, text }: { language: Language; text: SoonText }) {
  const say = toSay(language)
  return (
    <Layout language={language} title={say(text.title)} path={text.path}>
      <section class="band">
        <p class="soon">{say({ id: 'Segera dibuka', en: 'Opens soon' })}</p>
        <h1>{say(text.title)}</h1>
        <p>{say(text.intro)}</p>
      </section>
      <section>
        <h2>{say(text.meanwhileTitle)}</h2>
        <ul class="list">
          {text.meanwhile.map(message => (
            <li key={message.id}>{say(message)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{say(text.comingTitle)}</h2>
        <ul class="list">
          {text.coming.map(message => (
            <li key={message.id}>{say(message)}</li>
          ))}
        </ul>
        <p class="soft">{say(profileNote)}</p>
      </section>
    </Layout>
  )
}
