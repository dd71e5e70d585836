import type { Language } from '#shared/domain/platform'
import { Layout, type Say, toSay } from './layout.tsx'

/** Only numbers whose source was checked stand here; a wrong hotline costs the minutes that count. */
const hotlines = [
  { bank: 'BCA', phone: '1500888', whatsApp: '0811-1500-998' },
  { bank: 'Mandiri', phone: '14000', whatsApp: '0811-84-14000' },
  { bank: 'BNI', phone: '1500046', whatsApp: null },
  { bank: 'Permata', phone: '1500111', whatsApp: null },
]

/** Reporting opens later; what helps in the first minutes stands here already. */
export function ReportPage({ language }: { language: Language }) {
  const say = toSay(language)
  return (
    <Layout language={language} title={say({ id: 'Laporkan masalah', en: 'Report a problem' })} path="/lapor">
      <section class="band">
        <h1>
          {say({ id: 'Baru saja transfer dan ada masalah?', en: 'Just sent money and something is wrong?' })}
        </h1>
        <p>
          <strong>
            {say({
              id: 'Peluang terbaik: lapor dalam 15–20 menit. Uang kembali tidak dijamin.',
              en: 'Best chance: report within 15–20 minutes. Getting the money back is not guaranteed.',
            })}
          </strong>
        </p>
        <p class="soft">
          {say({
            id: 'Kerjakan berurutan. Jangan kirim OTP atau PIN ke siapa pun, juga kepada yang mengaku bisa mengembalikan uangmu.',
            en: 'Work in this order. Never give an OTP or PIN to anybody, nor to those who say they can get your money back.',
          })}
        </p>
      </section>
      <section>
        <ol class="steps">
          <BankStep say={say} />
          <LinkStep
            title={say({ id: 'Lapor ke IASC', en: 'Report to IASC' })}
            text={say({
              id: 'Indonesia Anti-Scam Centre, untuk menahan uangnya. Siapkan bukti transfer, rekeningmu, rekening tujuan, percakapan, dan foto KTP. Simpan nomor laporannya.',
              en: 'Indonesia Anti-Scam Centre, to hold the money. Have ready: transfer proof, your account, the destination account, the chat and a photo of your ID card. Keep the report number.',
            })}
            href="https://iasc.ojk.go.id"
            label={say({ id: 'Buka iasc.ojk.go.id', en: 'Open iasc.ojk.go.id' })}
          />
          <LinkStep
            title={say({ id: 'Lapor polisi', en: 'Report to the police' })}
            text={say({
              id: 'SPKT terdekat atau patrolisiber.id. Boleh bersamaan: IASC untuk uangnya, polisi untuk perkaranya.',
              en: 'The nearest SPKT desk, or patrolisiber.id. At the same time if you can: IASC for the money, the police for the case.',
            })}
            href="https://patrolisiber.id"
            label={say({ id: 'Buka patrolisiber.id', en: 'Open patrolisiber.id' })}
          />
          <LinkStep
            title={say({ id: 'Catat di cekrekening.id', en: 'Record it at cekrekening.id' })}
            text={say({
              id: 'Supaya rekening tujuan tercatat di Komdigi. Bisa sampai 5 gambar.',
              en: 'So that the destination account is on record at Komdigi. Up to 5 pictures.',
            })}
            href="https://cekrekening.id"
            label={say({ id: 'Buka cekrekening.id', en: 'Open cekrekening.id' })}
          />
          <LinkStep
            title={say({ id: 'Adukan nomor HP', en: 'Report the phone number' })}
            text={say({
              id: 'Di aduannomor.id, kalau ada nomor yang dipakai. Laporkan juga akunnya di platform.',
              en: 'At aduannomor.id, if a number was used. Report the account to the platform as well.',
            })}
            href="https://aduannomor.id"
            label={say({ id: 'Buka aduannomor.id', en: 'Open aduannomor.id' })}
          />
        </ol>
      </section>
      <Soon say={say} />
    </Layout>
  )
}

function BankStep({ say }: { say: Say }) {
  return (
    <li>
      <h2>{say({ id: 'Hubungi bank sekarang', en: 'Call the bank now' })}</h2>
      <p class="soft">
        {say({
          id: 'Bankmu dulu, lalu bank tujuan. Minta uangnya ditahan dan minta nomor laporan.',
          en: 'Your own bank first, then the destination bank. Ask them to hold the money, and for a report number.',
        })}
      </p>
      {hotlines.map(({ bank, phone, whatsApp }) => (
        <div key={bank} class={whatsApp ? 'pair' : ''}>
          <a class="button is-main" href={`tel:${phone}`}>
            {bank} {phone}
          </a>
          {whatsApp && (
            <a
              class="button"
              href={`https://wa.me/62${whatsApp.replaceAll('-', '').slice(1)}`}
              rel="noreferrer"
            >
              WA {whatsApp}
            </a>
          )}
        </div>
      ))}
      <p class="soft">
        {say({
          id: 'Bank atau dompet lain: cek nomor di aplikasi bankmu atau di belakang kartu. Nomor yang belum kami pastikan tidak kami tulis.',
          en: 'Another bank or wallet: look up the number in its app or on the back of your card. Numbers that we have not confirmed are not written here.',
        })}
      </p>
    </li>
  )
}

function LinkStep({ title, text, href, label }: Record<'title' | 'text' | 'href' | 'label', string>) {
  return (
    <li>
      <h2>{title}</h2>
      <p class="soft">{text}</p>
      <a class="button" href={href} rel="noreferrer">
        {label}
      </a>
    </li>
  )
}

function Soon({ say }: { say: Say }) {
  return (
    <section>
      <p class="soon">{say({ id: 'Segera dibuka', en: 'Opens soon' })}</p>
      <h2>{say({ id: 'Laporan lewat Amanah', en: 'Reports through Amanah' })}</h2>
      <p>
        {say({
          id: 'Formulir laporan Amanah belum dibuka. Nanti laporanmu diperiksa dua moderator, dan penjual boleh menanggapi sebelum apa pun tampil. Sampai saat itu, simpan:',
          en: 'The report form of Amanah is not open yet. Later two moderators check each report, and the seller may answer before anything is shown. Until then, keep:',
        })}
      </p>
      <ul class="list">
        <li>
          {say({
            id: 'percakapan, dengan nama kedua pihak terlihat',
            en: 'the chat, with the names of both sides in view',
          })}
        </li>
        <li>
          {say({
            id: 'bukti transfer dan mutasi rekeningmu',
            en: 'the transfer proof and your account statement',
          })}
        </li>
        <li>
          {say({ id: 'tautan profil dan posting barangnya', en: 'the links of the profile and of the post' })}
        </li>
        <li>{say({ id: 'urutan kejadian dengan jamnya', en: 'what happened, in order, with the time' })}</li>
      </ul>
      <p class="soft">
        {say({
          id: 'Profil yang kamu pilih di ekstensi ikut di alamat halaman ini dan tidak dikirim ke kami.',
          en: 'The profile that you chose in the extension stands in the address of this page and is not sent to us.',
        })}
      </p>
    </section>
  )
}
