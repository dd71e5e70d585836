import type { Language, Message } from '#shared/domain/platform'
import { Layout, toSay } from './layout.tsx'

interface SoonText {
  path: '/ulas'
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
