import type { Language, Message } from '#shared/domain/platform'
import type { Verdict } from '#shared/domain/verdict'
import { verdictNames } from '#shared/rules/verdict-words'
import { Layout, toSay } from './layout.tsx'
import { VerdictIcon } from './verdict-icon.tsx'

const meanings: [verdict: Verdict, message: Message][] = [
  [
    'verified',
    {
      id: 'Akun dipegang penjual ini, dan nama rekening atau izin usahanya dicek. Yang dicek siapa penjualnya, bukan barang dan pengirimannya.',
      en: 'The seller holds this account, and its account name or permits were checked. What is checked is who sells, not the goods or delivery.',
    },
  ],
  [
    'claimed',
    { id: 'Akun terbukti dipegang penjualnya.', en: 'The account is proven to be held by its seller.' },
  ],
  [
    'noted',
    {
      id: 'Ada ulasan atau catatan, belum diklaim.',
      en: 'There are reviews or notes; nobody claimed it yet.',
    },
  ],
  [
    'caution',
    {
      id: 'Ada fakta yang perlu dilihat, dengan tanggal dan sumbernya.',
      en: 'A fact to look at, with its date and source.',
    },
  ],
  [
    'disputed',
    {
      id: 'Penjual mengajukan banding dan kami yang terlambat menjawab.',
      en: 'The seller appealed and we are late to answer.',
    },
  ],
  [
    'reported',
    {
      id: 'Laporan dikonfirmasi dua moderator. Tanggapan penjual tampil di sampingnya.',
      en: 'Two moderators confirmed a report. The seller’s reply stands beside it.',
    },
  ],
  ['none', { id: 'Belum ada catatan bukan berarti pasti aman.', en: 'No record is not a guarantee.' }],
]

/** What Amanah is, what the badges mean and how to get them. */
export function HomePage({ language, isLocal }: { language: Language; isLocal: boolean }) {
  const say = toSay(language)
  return (
    <Layout
      language={language}
      title={say({ id: 'Cek dulu sebelum bayar', en: 'Check before you pay' })}
      path="/"
    >
      <section class="band">
        <h1>{say({ id: 'Cek dulu sebelum bayar', en: 'Check before you pay' })}</h1>
        <p>
          {say({
            id: 'Amanah menaruh lencana di samping nama penjual di Instagram, Facebook Marketplace, dan TikTok: siapa penjualnya, apa yang sudah dicek, dan apa yang dialami pembeli lain.',
            en: 'Amanah puts a badge beside the names of sellers on Instagram, Facebook Marketplace and TikTok: who the seller is, what was checked, and what other buyers went through.',
          })}
        </p>
        <a class="button is-main" href={language === 'en' ? '/cek?lang=en' : '/cek'}>
          {say({ id: 'Cek rekening atau penjual', en: 'Check an account or a seller' })}
        </a>
        {isLocal && (
          <a class="button" href="/demo">
            {say({ id: 'Buka halaman contoh', en: 'Open the demo page' })}
          </a>
        )}
      </section>
      <section>
        <h2>{say({ id: 'Arti lencana', en: 'What the badges mean' })}</h2>
        <ul class="rows">
          {meanings.map(([verdict, message]) => (
            <li key={verdict}>
              <VerdictIcon verdict={verdict} />
              <div>
                <h3>{say(verdictNames[verdict])}</h3>
                <p class="soft">{say(message)}</p>
              </div>
            </li>
          ))}
        </ul>
      </section>
      <Install language={language} />
      <Promises language={language} />
    </Layout>
  )
}

function Install({ language }: { language: Language }) {
  const say = toSay(language)
  return (
    <section>
      <h2>{say({ id: 'Memasang', en: 'Install' })}</h2>
      <p>
        {say({
          id: 'Ekstensi ini belum ada di toko ekstensi. Sementara ini dipasang dari kode sumbernya:',
          en: 'The extension is not in the extension stores yet. For now it is installed from its source:',
        })}
      </p>
      <ol class="steps">
        <li>
          <p>
            {say({ id: 'Bangun ekstensi: ', en: 'Build the extension: ' })}
            <code>npm start</code>
          </p>
        </li>
        <li>
          <p>
            {say({ id: 'Buka ', en: 'Open ' })}
            <code>chrome://extensions</code>
            {say({ id: ' lalu nyalakan mode pengembang.', en: ' and switch on developer mode.' })}
          </p>
        </li>
        <li>
          <p>
            {say({ id: 'Muat folder ', en: 'Load the folder ' })}
            <code>.output/chrome-mv3</code>
            {say({ id: ' yang belum dikemas.', en: ' as an unpacked extension.' })}
          </p>
        </li>
      </ol>
    </section>
  )
}

function Promises({ language }: { language: Language }) {
  const say = toSay(language)
  return (
    <section>
      <h2>{say({ id: 'Yang kami pegang', en: 'What we hold to' })}</h2>
      <ul class="list">
        <li>
          {say({
            id: 'Kami tidak tahu siapa yang kamu lihat: profil dicocokkan di perangkatmu. Hanya kalau kamu membuka kartu, penjual itu diminta dari server.',
            en: 'We do not learn whom you look at: profiles are matched on your device. Only when you open a card is that one seller asked for.',
          })}
        </li>
        <li>
          {say({
            id: 'Laporan mentah tidak ditampilkan. Yang tampil hanya yang dikonfirmasi dua moderator, dengan tanggapan penjual.',
            en: 'Raw reports are not shown. Only what two moderators confirmed is, with the seller’s reply.',
          })}
        </li>
        <li>
          {say({
            id: 'Lencana, urutan, dan penghapusan tidak dijual.',
            en: 'Badges, rank and removal are not for sale.',
          })}
        </li>
      </ul>
    </section>
  )
}
