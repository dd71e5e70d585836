import { toProfileParts } from '#shared/rules/subject-key'
import { platformNames } from '#shared/rules/verdict-words'
import { Layout } from '../layout.tsx'
import { type DemoAccount, demoAccounts } from './demo-accounts.ts'

/** What each seller of the demo says, in the order of the page. */
const posts: [account: DemoAccount, text: string, bio?: string][] = [
  [
    demoAccounts.verified,
    'Keripik pisang baru matang. Pesan sebelum jam 3, kirim hari ini.',
    'Pesan lewat wa.me/6281200000208. BCA 1234567417 atau DANA 0812-0000-0208 a.n. Ratna Melati Contoh',
  ],
  [demoAccounts.reported, 'Jaket denim tinggal dua. Ongkir ditanggung untuk Jawa.'],
  [
    demoAccounts.severe,
    'HP murah, stok terbatas, transfer dulu langsung dikirim.',
    'Rek BCA 9012345670, bukti transfer ke WA 0812 0000 0451',
  ],
  [demoAccounts.disputed, 'Monstera dan pot tanah liat, bisa ambil di rumah.'],
  [demoAccounts.caution, 'Keripik pisang harga grosir, DM untuk pesan.'],
  [demoAccounts.claimed, 'Tas rajut dibuat setelah dipesan, kira-kira dua minggu.'],
  [demoAccounts.noted, 'Sepatu kerja ukuran 39 sampai 43, COD stasiun.'],
  [demoAccounts.none, 'Baru buka, terima pesanan nasi kotak untuk Sabtu.'],
]

/** A feed that belongs to no platform, with one seller of each verdict. The extension badges its names. */
export function DemoPage() {
  return (
    <Layout language="id" title="Halaman contoh" path={null}>
      <section>
        <h1>Halaman contoh</h1>
        <p class="soft">
          Delapan penjual karangan, satu untuk tiap lencana. Lencana muncul di samping nama kalau ekstensi
          Amanah terpasang. Tautannya menuju profil yang tidak ada.
        </p>
      </section>
      <div class="feed">
        {posts.map(([account, text, bio]) => (
          <Post key={account.key} account={account} text={text} {...(bio ? { bio } : {})} />
        ))}
      </div>
    </Layout>
  )
}

function Post({ account, text, bio }: { account: DemoAccount; text: string; bio?: string }) {
  return (
    <article class="post">
      <div class="author">
        <span class="face" aria-hidden="true">
          {account.name.slice(0, 1)}
        </span>
        <div>
          <a data-demo-profile="" href={account.href} rel="noreferrer">
            {account.handle}
          </a>
          <p class="soft">{platformNames[toProfileParts(account.key).platform]}</p>
        </div>
      </div>
      <p data-demo-text="">{text}</p>
      {bio && (
        <p class="soft" data-demo-text="">
          {bio}
        </p>
      )}
    </article>
  )
}
