import type { Language, Message } from '#shared/domain/platform'
import { decisionTargetHours, neededWitnesses } from '#shared/rules/claim-progress'
import type { OwnClaim } from '../../services/claim-service.ts'
import { ActionForm, FormProblem, toHref } from '../account/form-parts.tsx'
import { Layout, type Say, toSay } from '../layout.tsx'
import { type ClaimPageProps, toHandle } from './code-page.tsx'
import { NeverAsked } from './start-page.tsx'
import { toTime } from './times.ts'

/** What the claim waits for, or how it ended. */
export function ClaimWaitingPage({ language, claim, problem = null }: ClaimPageProps) {
  const say = toSay(language)
  const path = `/toko/klaim/${claim.id}`
  return (
    <Layout language={language} title={say({ id: 'Buktikan akunmu', en: 'Prove your profile' })} path={path}>
      <section>
        <h1>{say(toTitle(claim))}</h1>
        <p>
          <strong>{toHandle(claim)}</strong> · {claim.shop.name}
        </p>
        <FormProblem language={language} problem={problem} />
        {claim.state === 'placed' ? (
          <Waiting language={language} claim={claim} say={say} />
        ) : (
          <p>{say(endings[claim.state])}</p>
        )}
        {claim.state === 'approved' && <Approved language={language} claim={claim} say={say} />}
        {['refused', 'expired', 'withdrawn', 'lapsed'].includes(claim.state) && (
          <a class="button is-main" href={toHref('/toko/klaim', language, { toko: claim.shop.slug })}>
            {say({ id: 'Klaim lagi', en: 'Claim again' })}
          </a>
        )}
        <a class="button" href={toHref('/toko', language)}>
          {say({ id: 'Ke tokoku', en: 'To my shop' })}
        </a>
        <NeverAsked language={language} />
      </section>
    </Layout>
  )
}

interface PartProps {
  language: Language
  claim: OwnClaim
  say: Say
}

function Waiting({ language, claim, say }: PartProps) {
  const path = `/toko/klaim/${claim.id}`
  return (
    <>
      <p class="soft">
        {say({
          id: 'Halaman ini boleh ditutup. Kami kirim kabar.',
          en: 'You may close this page. We send you word.',
        })}
      </p>
      <Slots language={language} claim={claim} say={say} />
      {claim.code && (
        <p class="notice">
          <strong>{say({ id: 'Jangan hapus kodenya dulu.', en: 'Do not remove the code yet.' })}</strong>{' '}
          {say({ id: 'Biarkan', en: 'Leave' })} {claim.code}{' '}
          {say({ id: 'di sana sampai akun terbukti.', en: 'there until the profile is proven.' })}
        </p>
      )}
      <Timeline language={language} claim={claim} say={say} />
      {claim.recheckAskedAt ? (
        <p class="notice" role="status">
          {say({
            id: 'Moderator sudah diminta melihat langsung.',
            en: 'A moderator has been asked to look.',
          })}
        </p>
      ) : (
        <ActionForm action={toHref(`${path}/minta`, language)}>
          {say({ id: 'Minta moderator melihat langsung', en: 'Ask a moderator to look' })}
        </ActionForm>
      )}
      <div class="pair">
        <ActionForm action={toHref(`${path}/kode-baru`, language)}>
          {say({ id: 'Ganti kode', en: 'New code' })}
        </ActionForm>
        <ActionForm action={toHref(`${path}/batal`, language)}>
          {say({ id: 'Batalkan', en: 'Give up' })}
        </ActionForm>
      </div>
    </>
  )
}

function Slots({ language, claim, say }: PartProps) {
  const slots = Array.from({ length: neededWitnesses }, (_, i) => i)
  return (
    <ul class="slots">
      {slots.map(i => {
        const seenAt = claim.seenAt[i]
        const isSeen = i < claim.progress.sighting.seen
        return (
          <li key={i} class={isSeen ? 'is-seen' : ''}>
            <strong>
              {say({ id: 'Saksi', en: 'Witness' })} {i + 1}
            </strong>
            <span class="soft">
              {isSeen
                ? seenAt
                  ? // A narrow place: it may break between its words.
                    toTime(seenAt, language).replaceAll('\u00a0', ' ')
                  : say({ id: 'petugas', en: 'desk' })
                : say({ id: 'belum ada', en: 'none yet' })}
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function Timeline({ language, claim, say }: PartProps) {
  const { sighting } = claim.progress
  return (
    <ol class="steps">
      <li class="is-done">
        <strong>{say({ id: 'Kode dipasang', en: 'Code in place' })}</strong>
        <span class="soft">{claim.placedAt && toTime(claim.placedAt, language)}</span>
      </li>
      <li class={sighting.isEnough ? 'is-done' : ''}>
        <strong>{say({ id: 'Dilihat saksi', en: 'Seen by witnesses' })}</strong>
        <span class="soft">
          {sighting.seen} {say({ id: 'dari', en: 'of' })} {neededWitnesses}.{' '}
          {say({
            id: 'Saksi adalah pengguna Amanah yang kebetulan membuka profilmu. Mereka hanya melihat kodenya. Petugas kami cukup satu.',
            en: 'Witnesses are people with Amanah who happen to open your profile. They see the code only. Of our desk one is enough.',
          })}
        </span>
      </li>
      <li class={sighting.isEnough ? '' : 'is-later'}>
        <strong>{say({ id: 'Disetujui moderator', en: 'Approved by a moderator' })}</strong>
        <span class="soft">
          {say({ id: 'Target kami', en: 'We aim at' })} {decisionTargetHours}{' '}
          {say({ id: 'jam sejak kode dipasang.', en: 'hours from the code in place.' })}{' '}
          {claim.progress.approvals === 2 &&
            say({ id: 'Klaim ini diputuskan dua orang.', en: 'Two people decide this claim.' })}
        </span>
      </li>
      <li class="is-later">
        <strong>{say({ id: 'Akun terbukti', en: 'Profile proven' })}</strong>
        <span class="soft">
          {say({ id: 'Setelah itu ganti kodenya dengan', en: 'Then put in place of the code' })} amanah:
          {claim.shop.slug}.{' '}
          {say({
            id: 'Kalau 90 hari tidak terlihat, lencananya turun.',
            en: 'Unseen for 90 days, the badge steps down.',
          })}
        </span>
      </li>
    </ol>
  )
}

function Approved({ language, claim, say }: PartProps) {
  const path = `/toko/klaim/${claim.id}`
  return (
    <>
      <p class="notice">
        {say({
          id: 'Ganti kodenya dengan tanda tetap ini:',
          en: 'Put this permanent mark in place of the code:',
        })}{' '}
        <strong>amanah:{claim.shop.slug}</strong>
      </p>
      {claim.recheckAskedAt ? (
        <p class="notice" role="status">
          {say({ id: 'Periksa ulang sudah diminta', en: 'Another look is asked for' })},{' '}
          {toTime(claim.recheckAskedAt, language)}.
        </p>
      ) : (
        <ActionForm action={toHref(`${path}/minta`, language)}>
          {say({ id: 'Periksa ulang', en: 'Check again' })}
        </ActionForm>
      )}
      <ActionForm action={toHref(`${path}/batal`, language)}>
        {say({ id: 'Lepaskan akun ini', en: 'Let go of this profile' })}
      </ActionForm>
    </>
  )
}

function toTitle({ state, progress }: OwnClaim): Message {
  if (state !== 'placed') return titles[state]
  const missing = neededWitnesses - progress.sighting.seen
  if (progress.sighting.isEnough || missing === 0) {
    return { id: 'Menunggu moderator', en: 'Waiting for a moderator' }
  }
  return { id: `Menunggu ${missing} saksi lagi`, en: `Waiting for ${missing} more witnesses` }
}

const titles: Record<OwnClaim['state'], Message> = {
  open: { id: 'Kodenya sudah habis waktunya', en: 'The code has run out' },
  placed: { id: 'Menunggu', en: 'Waiting' },
  approved: { id: 'Akun terbukti', en: 'Profile proven' },
  refused: { id: 'Klaim belum bisa disetujui', en: 'The claim could not be approved' },
  withdrawn: { id: 'Klaim dibatalkan', en: 'Given up' },
  expired: { id: 'Waktu kode habis', en: 'The code ran out' },
  lapsed: { id: 'Akun ini tidak lagi tercatat milik tokomu', en: 'No longer on record as your shop’s' },
}

const endings: Record<OwnClaim['state'], Message> = {
  open: {
    id: 'Kode berlaku 48 jam. Klaim lagi untuk kode baru.',
    en: 'A code counts for 48 hours. Claim again for a new one.',
  },
  placed: { id: '', en: '' },
  approved: { id: 'Akun ini tercatat milik tokomu.', en: 'This profile is on record as your shop’s.' },
  refused: {
    id: 'Alasannya ada di pesan yang kami kirim. Kamu boleh memperbaiki dan mencoba lagi.',
    en: 'The reason is in the message that we sent. You may put it right and try again.',
  },
  withdrawn: { id: 'Kodenya boleh dihapus dari profilmu.', en: 'You may remove the code from your profile.' },
  expired: {
    id: 'Belum cukup saksi melihatnya dalam 48 jam. Tidak ada yang tercatat.',
    en: 'Not enough witnesses saw it within 48 hours. Nothing is on record of it.',
  },
  lapsed: {
    id: 'Akun di balik nama ini sudah berganti, atau terbukti milik toko lain.',
    en: 'The account behind this handle has changed, or was proven to be another shop’s.',
  },
}
