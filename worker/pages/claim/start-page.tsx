import type { Language, Message, Platform } from '#shared/domain/platform'
import type { ClaimTarget } from '#shared/rules/claim-target'
import { Field, FormProblem, toHref } from '../account/form-parts.tsx'
import { Layout, toSay } from '../layout.tsx'

interface StartPageProps {
  language: Language
  shop: { slug: string; name: string }
  typed?: string
  platform?: Platform | null
  problem?: { field: Message | null; form: Message | null }
}

export const platforms: { name: Platform; label: string }[] = [
  { name: 'instagram', label: 'Instagram' },
  { name: 'tiktok', label: 'TikTok' },
  { name: 'facebook', label: 'Facebook' },
]

/** Which profile is it? */
export function StartPage({ language, shop, typed = '', platform = null, problem }: StartPageProps) {
  const say = toSay(language)
  const path = '/toko/klaim'
  return (
    <Layout language={language} title={say({ id: 'Klaim akun', en: 'Claim a profile' })} path={null}>
      <section>
        <h1>{say({ id: 'Akun mana milikmu?', en: 'Which profile is yours?' })}</h1>
        <p>
          {say({ id: 'Akun ini akan tercatat milik', en: 'It will be on record as part of' })}{' '}
          <strong>{shop.name}</strong>.
        </p>
        <FormProblem language={language} problem={problem?.form ?? null} />
        <form class="form" method="post" action={toHref(path, language, { toko: shop.slug })}>
          <Field
            language={language}
            name="akun"
            label={{ id: 'Tautan profil atau nama akun', en: 'Link of the profile, or handle' }}
            help={{
              id: 'Contoh: instagram.com/batik.laras atau @batik.laras. Untuk Facebook: tautan profil Marketplace-mu.',
              en: 'For example instagram.com/batik.laras or @batik.laras. For Facebook: the link of your Marketplace profile.',
            }}
            problem={problem?.field}
            value={typed}
            input-maxlength={500}
            input-autocapitalize="none"
            input-spellcheck="false"
            input-autocomplete="off"
          />
          <fieldset class="choices">
            <legend>
              {say({ id: 'Kalau hanya nama akun, di mana?', en: 'If it is a handle only, where?' })}
            </legend>
            {platforms.map(({ name, label }) => (
              <label key={name}>
                <input type="radio" name="tempat" value={name} checked={name === platform} />
                {label}
              </label>
            ))}
          </fieldset>
          <button class="button is-main" type="submit">
            {say({ id: 'Lanjut', en: 'Go on' })}
          </button>
        </form>
        <NeverAsked language={language} />
      </section>
    </Layout>
  )
}

export function NeverAsked({ language }: { language: Language }) {
  return (
    <p class="soft">
      {toSay(language)({
        id: 'Kami tidak pernah meminta kata sandi atau kode OTP akunmu.',
        en: 'We never ask for the password or an OTP of your account.',
      })}
    </p>
  )
}

/** What is said under the field when what was typed names no profile that can be claimed. */
export const targetProblems: Record<Exclude<ClaimTarget['state'], 'profile'>, Message> = {
  nameless: {
    id: 'Tautan pendek ini tidak menyebut akun. Buka di aplikasi, lalu salin tautan profilnya: nama akunmu ada di dalamnya.',
    en: 'This short link names no profile. Open it in the app and copy the link of the profile: your handle stands in it.',
  },
  which: {
    id: 'Pilih dulu akun ini di Instagram, TikTok, atau Facebook.',
    en: 'Choose where this handle is: Instagram, TikTok or Facebook.',
  },
  'facebook-name': {
    id: 'Untuk Facebook kami perlu profil Marketplace-mu. Buka salah satu iklanmu, ketuk namamu, lalu salin tautannya: ada angka panjang di dalamnya.',
    en: 'On Facebook we need your Marketplace profile. Open a listing of yours, tap your name and copy the link: it has a long number in it.',
  },
  unread: {
    id: 'Kami tidak menemukan akun di sini. Tempel tautan profilnya.',
    en: 'We find no profile in this. Paste the link of the profile.',
  },
}
