import type { Language, Message } from '#shared/domain/platform'
import type { ReceivedInvitation } from '../../services/shop-invitations.ts'
import { ActionForm, FormProblem, toHref } from '../account/form-parts.tsx'
import { Layout, type Say, toSay } from '../layout.tsx'
import { toMoment } from '../times.ts'
import { roleNames } from './shop-words.ts'

interface InvitationPageProps {
  language: Language
  /** What the address of this page ends with. */
  reference: string
  /** Null of one that counts no more. */
  invitation: ReceivedInvitation | null
  isSignedIn: boolean
  problem?: Message | null
}

/** What the link of an invitation opens. The shop is named to nobody but the invited. */
export function InvitationPage(props: InvitationPageProps) {
  const { language, reference, invitation, isSignedIn, problem = null } = props
  const say = toSay(language)
  const path = `/undangan/${reference}`
  const title = say({ id: 'Undangan toko', en: 'Invitation to a shop' })
  return (
    <Layout language={language} title={title} path={path}>
      <section>
        {!invitation ? (
          <Gone say={say} language={language} />
        ) : invitation.isMine ? (
          <Mine say={say} language={language} path={path} invitation={invitation} problem={problem} />
        ) : (
          <Others
            say={say}
            language={language}
            path={path}
            masked={invitation.masked}
            isSignedIn={isSignedIn}
          />
        )}
      </section>
    </Layout>
  )
}

function Gone({ say, language }: { say: Say; language: Language }) {
  return (
    <>
      <h1>{say({ id: 'Undangan ini tidak berlaku lagi', en: 'This invitation counts no more' })}</h1>
      <p>
        {say({
          id: 'Mungkin sudah dipakai, dibatalkan, atau lewat 7 hari. Minta undangan baru ke tokonya.',
          en: 'It may have been used or taken back, or is older than 7 days. Ask the shop for a new one.',
        })}
      </p>
      <a class="button" href={toHref('/toko', language)}>
        {say({ id: 'Ke tokoku', en: 'To my shop' })}
      </a>
    </>
  )
}

interface MineProps {
  say: Say
  language: Language
  path: string
  invitation: ReceivedInvitation
  problem: Message | null
}

function Mine({ say, language, path, invitation, problem }: MineProps) {
  const { shop, role, slug, expiresAt } = invitation
  const name = say(roleNames[role])
  return (
    <>
      <h1>{say({ id: 'Kamu diundang', en: 'You are invited' })}</h1>
      <FormProblem language={language} problem={problem} />
      <p>
        <strong>{shop}</strong> (<code>{slug}</code>){' '}
        {say({
          id: `mengundangmu ikut mengelola tokonya sebagai ${name}.`,
          en: `invites you to help run it as ${name}.`,
        })}
      </p>
      <p class="soft">
        {say({ id: 'Berlaku sampai', en: 'Open until' })} {toMoment(expiresAt, language)}.{' '}
        {say({
          id: 'Anggota tim melihat sebagian e-mailmu. Tidak kenal toko ini? Tolak saja.',
          en: 'The team sees part of your e-mail. You do not know this shop? Decline.',
        })}
      </p>
      <ActionForm action={toHref(path, language)} isMain>
        {say({ id: 'Terima', en: 'Accept' })}
      </ActionForm>
      <ActionForm action={toHref(`${path}/tolak`, language)}>
        {say({ id: 'Tolak', en: 'Decline' })}
      </ActionForm>
    </>
  )
}

interface OthersProps {
  say: Say
  language: Language
  path: string
  masked: string
  isSignedIn: boolean
}

function Others({ say, language, path, masked, isSignedIn }: OthersProps) {
  return (
    <>
      <h1>{say({ id: 'Undangan mengelola toko', en: 'Invitation to run a shop' })}</h1>
      <p>
        {say({ id: 'Undangan ini untuk', en: 'This invitation is for' })} <strong>{masked}</strong>.{' '}
        {isSignedIn
          ? say({
              id: 'Kamu masuk dengan e-mail lain. Keluar dulu, lalu buka lagi tautan ini.',
              en: 'You are signed in with another e-mail. Sign out first, then open this link again.',
            })
          : say({
              id: 'Masuk dengan e-mail itu untuk melihatnya.',
              en: 'Sign in with that e-mail to see it.',
            })}
      </p>
      {isSignedIn ? (
        <ActionForm action={toHref('/akun/keluar', language)}>
          {say({ id: 'Keluar', en: 'Sign out' })}
        </ActionForm>
      ) : (
        <a class="button is-main" href={toHref('/masuk', language, { lanjut: toHref(path, language) })}>
          {say({ id: 'Masuk', en: 'Sign in' })}
        </a>
      )}
    </>
  )
}
