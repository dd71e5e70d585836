import type { Language, Message, Platform } from '#shared/domain/platform'
import type { OwnClaim } from '../../services/claim-service.ts'
import { ActionForm, FormProblem, toHref } from '../account/form-parts.tsx'
import { Layout, type Say, toSay } from '../layout.tsx'
import { ClaimSketch } from './claim-sketch.tsx'
import { NeverAsked, platforms } from './start-page.tsx'
import { toTime } from './times.ts'

export interface ClaimPageProps {
  language: Language
  claim: OwnClaim
  problem?: Message | null
}

interface CodePageProps extends ClaimPageProps {
  /** The tab that is open. */
  platform: Platform
  script: string | null
}

/** The code, and where it goes. */
export function ClaimCodePage({ language, claim, platform, script, problem = null }: CodePageProps) {
  const say = toSay(language)
  const path = `/toko/klaim/${claim.id}`
  const code = claim.code ?? ''
  return (
    <Layout
      language={language}
      title={say({ id: 'Buktikan akunmu', en: 'Prove your profile' })}
      path={path}
      head={script && <script type="module" src={script} />}
    >
      <section>
        <h1>{say(titles[platform])}</h1>
        <p>
          {say({
            id: 'Supaya terlihat bahwa akun ini memang kamu yang pegang:',
            en: 'So that it shows that this account is in your hands:',
          })}{' '}
          <strong>{toHandle(claim)}</strong>
        </p>
        <FormProblem language={language} problem={problem} />
        <div class="claim-code">
          <div>
            <span class="soft">{say({ id: 'Kodemu', en: 'Your code' })}</span>
            <output>{code}</output>
          </div>
          <CopyButton code={code} say={say} />
        </div>
        <p class="soft">
          {say({ id: 'Berlaku sampai', en: 'It counts until' })}{' '}
          {claim.codeExpiresAt && toTime(claim.codeExpiresAt, language)}.
        </p>
        <nav class="tabs" aria-label="Platform">
          {platforms.map(({ name, label }) => (
            <a
              key={name}
              href={toHref(path, language, { tempat: name })}
              {...(name === platform ? { 'aria-current': 'true' } : {})}
            >
              {label}
            </a>
          ))}
        </nav>
        <ClaimSketch platform={platform} code={code} language={language} />
        <ol class="steps">
          {steps[platform].map(step => (
            <li key={step.id}>{say(step)}</li>
          ))}
        </ol>
        <ActionForm action={toHref(`${path}/terpasang`, language)} isMain>
          {say({ id: 'Sudah saya pasang', en: 'It is in place' })}
        </ActionForm>
        <ActionForm action={toHref(`${path}/batal`, language)}>
          {say({ id: 'Batalkan', en: 'Give up' })}
        </ActionForm>
        <NeverAsked language={language} />
      </section>
    </Layout>
  )
}

export function toHandle({ platform, handle }: Pick<OwnClaim, 'platform' | 'handle'>): string {
  return platform === 'facebook' ? `Marketplace ${handle}` : `@${handle}`
}

/** Hidden until its script is there. */
function CopyButton({ code, say }: { code: string; say: Say }) {
  const label = say({ id: 'Salin', en: 'Copy' })
  return (
    <button
      class="button"
      type="button"
      hidden
      aria-live="polite"
      data-copy={code}
      data-label={label}
      data-done={say({ id: 'Disalin', en: 'Copied' })}
    >
      {label}
    </button>
  )
}

const inBio: Message = { id: 'Taruh kode ini di bio', en: 'Put this code into the bio' }
const titles: Record<Platform, Message> = {
  instagram: inBio,
  tiktok: inBio,
  facebook: {
    id: 'Taruh kode ini di deskripsi iklanmu',
    en: 'Put this code into the description of a listing',
  },
}

const bioSteps: Message[] = [
  { id: 'Buka profilmu, tekan Edit profil.', en: 'Open your profile, press Edit profile.' },
  { id: 'Tempel kode di Bio, di baris sendiri.', en: 'Paste the code into Bio, on a line of its own.' },
  { id: 'Simpan, lalu kembali ke sini.', en: 'Save, then come back here.' },
]

const steps: Record<Platform, Message[]> = {
  instagram: bioSteps,
  tiktok: bioSteps,
  facebook: [
    {
      id: 'Buka salah satu iklanmu di Marketplace, tekan Edit iklan.',
      en: 'Open one of your listings on Marketplace, press Edit listing.',
    },
    {
      id: 'Tempel kode di Deskripsi, di baris sendiri.',
      en: 'Paste the code into Description, on a line of its own.',
    },
    {
      id: 'Simpan. Iklannya harus masih tayang. Lalu kembali ke sini.',
      en: 'Save. The listing has to be online. Then come back here.',
    },
  ],
}
