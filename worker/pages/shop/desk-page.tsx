import type { Language, Message } from '#shared/domain/platform'
import { canInShop } from '#shared/rules/can-in-shop'
import { platformNames } from '#shared/rules/verdict-words'
import type { DeskTask } from '../../services/desk-tasks.ts'
import type { Shop } from '../../services/shop-access.ts'
import type { ShopProgress } from '../../services/shop-progress.ts'
import { toHref } from '../account/form-parts.tsx'
import { type Say, toSay } from '../layout.tsx'
import { toDay } from '../times.ts'
import { ShopFrame } from './shop-frame.tsx'
import { ShopIcon } from './shop-icon.tsx'
import type { ShopNote } from './shop-words.ts'
import { Tasks } from './tasks.tsx'

interface DeskPageProps {
  language: Language
  shop: Shop
  shops: readonly Shop[]
  tasks: readonly DeskTask[]
  progress: ShopProgress
  note?: ShopNote | null
}

/** The seller desk: what waits, and what is still to do until the shop is verified. */
export function DeskPage({ language, shop, shops, tasks, progress, note = null }: DeskPageProps) {
  const say = toSay(language)
  return (
    <ShopFrame language={language} title={shop.name} path="/toko" shop={shop} shops={shops} note={note}>
      <h1 class="unseen">{shop.name}</h1>
      <Tasks language={language} tasks={tasks} />
      <Progress language={language} shop={shop} progress={progress} say={say} />
    </ShopFrame>
  )
}

interface Step {
  isDone: boolean
  title: Message
  text: Message
}

/** Whoever is here has signed in by a contact, so the first step is always done. */
function toSteps({ profiles, nameCheckedAt }: ShopProgress, language: Language): Step[] {
  const seen = profiles
    .map(({ key, seenAt }) => `${toProfileName(key)}, ${toDay(seenAt, language)}`)
    .join('; ')
  return [
    {
      isDone: true,
      title: { id: 'E-mail sudah dicek', en: 'E-mail checked' },
      text: {
        id: 'Supaya kabar tentang tokomu sampai ke kamu, dan tidak ke orang lain.',
        en: 'So that news of your shop reaches you, and nobody else.',
      },
    },
    {
      isDone: profiles.length > 0,
      title: { id: 'Profil dipegang penjual ini', en: 'Profile held by this seller' },
      text:
        profiles.length > 0
          ? { id: `Dilihat di ${seen}`, en: `Seen on ${seen}` }
          : {
              id: 'Taruh kode di bio Instagram, TikTok, atau Facebook. Pembeli jadi tahu mana akunmu dan mana tiruannya.',
              en: 'Put a code into your bio on Instagram, TikTok or Facebook. Then buyers know your profile from an imitation.',
            },
    },
    {
      isDone: nameCheckedAt !== null,
      title: { id: 'Nama rekening cocok', en: 'Account name matches' },
      text:
        nameCheckedAt === null
          ? {
              id: 'Pembeli bisa mencocokkan nama sebelum transfer. Pendaftaran rekening belum dibuka.',
              en: 'Buyers can match the name before they pay. Registering accounts is not open yet.',
            }
          : {
              id: `Dicek ${toDay(nameCheckedAt, language)}`,
              en: `Checked ${toDay(nameCheckedAt, language)}`,
            },
    },
  ]
}

interface ProgressProps {
  language: Language
  shop: Shop
  progress: ShopProgress
  say: Say
}

function Progress({ language, shop, progress, say }: ProgressProps) {
  const steps = toSteps(progress, language)
  const done = steps.filter(({ isDone }) => isDone).length
  const mayClaim = canInShop(shop.role, 'claim-profile')
  return (
    <section>
      <h2>{say({ id: 'Supaya terverifikasi', en: 'To be verified' })}</h2>
      <div class="progress">
        <svg viewBox="0 0 300 8" preserveAspectRatio="none" aria-hidden="true">
          <path d="M0 4h300" class="track" />
          <path d={`M0 4h${done * 100}`} />
        </svg>
        <strong>
          {done} {say({ id: 'dari', en: 'of' })} {steps.length}
        </strong>
      </div>
      <ol class="levels">
        {steps.map(({ isDone, title, text }, i) => (
          <li key={title.id}>
            <ShopIcon name={isDone ? 'done' : 'open'} />
            <div>
              <h3>
                {say(title)}
                <span class="unseen">
                  {isDone ? say({ id: ' (selesai)', en: ' (done)' }) : say({ id: ' (belum)', en: ' (open)' })}
                </span>
              </h3>
              <p class="soft">{say(text)}</p>
              {i === 1 &&
                progress.claims.map(({ id, key, state }) => (
                  <a key={id} href={toHref(`/toko/klaim/${id}`, language)}>
                    {toProfileName(key)}: {say(claimStates[state])}
                  </a>
                ))}
              {i === 1 && mayClaim && (
                <a
                  class={isDone || progress.claims.length > 0 ? 'button' : 'button is-main'}
                  href={toHref('/toko/klaim', language, { toko: shop.slug })}
                >
                  {isDone ? say({ id: 'Profil toko', en: 'Profiles of the shop' }) : say(begin)}
                </a>
              )}
            </div>
          </li>
        ))}
      </ol>
      <p class="soft">
        {say({
          id: 'NIB dan sertifikat halal tidak wajib. Tanpa itu pun tokomu bisa terverifikasi. Gratis: lencana tidak dijual, dan datamu tidak dikirim ke kantor pajak.',
          en: 'NIB and a halal certificate are not required: your shop can be verified without. Free: badges are not for sale, and your data do not go to the tax office.',
        })}
      </p>
    </section>
  )
}

const claimStates = {
  open: { id: 'menunggu kodenya dipasang', en: 'waits for its code' },
  placed: {
    id: 'kodenya terpasang, menunggu saksi atau petugas',
    en: 'code in place, waits for witnesses or the desk',
  },
}

const begin = { id: 'Klaim profil', en: 'Claim a profile' }

function toProfileName(key: string): string {
  const [platform = '', handle = ''] = key.split(':')
  const name = platform in platformNames ? platformNames[platform as keyof typeof platformNames] : platform
  return `${name} @${handle}`
}
