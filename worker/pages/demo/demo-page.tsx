import { toProfileParts } from '#shared/rules/subject-key'
import { platformNames } from '#shared/rules/verdict-words'
import { Layout } from '../layout.tsx'
import { type DemoAccount, demoAccounts } from './demo-accounts.ts'

/** What each seller of the demo says, in the order of the page. */
const posts: [account: DemoAccount, text: string][] = [
  [demoAccounts.verified, 'Keripik pisang baru matang. Pesan sebelum jam 3, kirim hari ini.'],
  [demoAccounts.reported, 'Jaket denim tinggal dua. Ongkir ditanggung untuk Jawa.'],
  [demoAccounts.severe, 'HP murah, stok terbatas, transfer dulu langsung dikirim.'],
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
        {posts.map(([account, text]) => (
          <Post key={account.key} account={account} text={text} />
        ))}
      </div>
    </Layout>
  )
}

function Post({ account, text }: { account: DemoAccount; text: string }) {
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
      <p>{text}</p>
    </article>
  )
}
