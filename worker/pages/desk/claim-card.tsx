import type { Language, Message } from '#shared/domain/platform'
import { decisionTargetHours, neededWitnesses } from '#shared/rules/claim-progress'
import { toProfileUrl } from '#shared/rules/subject-key'
import type { DeskClaim, DeskQueue, ShopHistory } from '../../services/desk-claims.ts'
import { toHref } from '../account/form-parts.tsx'
import { toHours, toTime } from '../claim/times.ts'
import { type Say, toSay } from '../layout.tsx'
import { toPositionQuery } from './position.ts'
import { ProfileLink } from './profile-link.tsx'

interface CardProps {
  language: Language
  claim: DeskClaim
  now: number
  /** Where in the queue the page begins, for the way back. */
  after: DeskQueue['next']
  /** A reason that was typed before. */
  reason: string
}

/** One claim with everything that its decision rests on. */
export function DeskClaimCard({ language, claim, now, after, reason }: CardProps) {
  const say = toSay(language)
  const hours = toHours(claim.placedAt, now)
  const { sighting } = claim.progress
  return (
    <article class="desk-claim">
      <h2>{claim.key}</h2>
      <dl>
        <dt>{say({ id: 'Toko', en: 'Shop' })}</dt>
        <dd>
          {claim.shop.name} ({claim.shop.slug})
        </dd>
        <dt>{say({ id: 'Kode', en: 'Code' })}</dt>
        <dd>
          <strong>{claim.code}</strong>
        </dd>
        <dt>{say({ id: 'Menunggu', en: 'Waiting' })}</dt>
        <dd class={hours >= decisionTargetHours ? 'is-late' : ''}>
          {hours} {say({ id: 'jam dari target', en: 'hours of the aim of' })} {decisionTargetHours}
          {claim.isLookAsked &&
            ` · ${say({ id: 'penjual minta dilihat', en: 'the seller asks for a look' })}`}
        </dd>
        <dt>{say({ id: 'Saksi', en: 'Witnesses' })}</dt>
        <dd>
          {sighting.seen}/{neededWitnesses}
          <Witnesses language={language} claim={claim} say={say} />
        </dd>
        <dt>{say({ id: 'Perlu', en: 'Needs' })}</dt>
        <dd>
          {claim.progress.approvals}{' '}
          {say({ id: 'orang', en: claim.progress.approvals === 2 ? 'people' : 'person' })}
          {claim.votes > 0 && `, ${claim.votes} ${say({ id: 'suara tercatat', en: 'on record' })}`}
        </dd>
      </dl>
      <Warnings claim={claim} say={say} />
      <ProfileLink href={toProfileUrl(claim.key)} say={say} />
      {claim.histories.map(history => (
        <History key={history.slug} language={language} history={history} say={say} />
      ))}
      <Voting language={language} claim={claim} say={say} after={after} reason={reason} />
    </article>
  )
}

interface PartProps {
  language: Language
  claim: DeskClaim
  say: Say
}

function Witnesses({ language, claim, say }: PartProps) {
  return (
    <ul>
      {claim.witnesses.map(({ isDesk, seenAt, platformId }) => (
        <li key={seenAt}>
          {isDesk ? say({ id: 'meja', en: 'desk' }) : say({ id: 'pengguna', en: 'user' })},{' '}
          {toTime(seenAt, language)}
          {platformId && `, id ${platformId}`}
        </li>
      ))}
    </ul>
  )
}

function Warnings({ claim, say }: Omit<PartProps, 'language'>) {
  const warnings: Message[] = []
  const { witnesses } = claim
  if (witnesses.length > 0 && !witnesses.some(({ isDesk }) => isDesk)) {
    warnings.push({
      id: 'Kodenya hanya dilihat pengguna, belum oleh meja. Buka profilnya sendiri sebelum menyetujui.',
      en: 'Only users saw the code, nobody of the desk. Open the profile yourself before you approve.',
    })
  }
  if (claim.isDisputed) {
    warnings.push({
      id: 'Toko lain juga mengklaim atau memegang akun ini. Riwayat keduanya di bawah.',
      en: 'Another shop claims or has this profile too. Both histories are below.',
    })
  }
  if (claim.progress.sighting.isIdChanged) {
    warnings.push({
      id: `Id akun yang terlihat bukan id yang tercatat (${claim.storedPlatformId}). Akunnya mungkin berganti.`,
      en: `The account id that was seen is not the one on record (${claim.storedPlatformId}). The account may have changed.`,
    })
  }
  if (claim.lookAlikes.length > 0) {
    const others = claim.lookAlikes.join(', ')
    warnings.push({
      id: `Mirip dengan akun yang sudah terbukti: ${others}.`,
      en: `Looks like a profile that is proven: ${others}.`,
    })
  }
  return (
    <>
      {warnings.map(warning => (
        <p key={warning.id} class="notice">
          {say(warning)}
        </p>
      ))}
    </>
  )
}

function History({ language, history, say }: { language: Language; history: ShopHistory; say: Say }) {
  const { name, slug, profiles, formerHandles, claims } = history
  const day = (instant: string | null) => (instant ? toTime(instant, language) : '-')
  return (
    <details>
      <summary>
        {say({ id: 'Riwayat', en: 'History of' })} {name} ({slug})
      </summary>
      <ul class="list">
        {profiles.map(({ key, platformId, provenAt, seenAt }) => (
          <li key={key}>
            {key}
            {platformId && `, id ${platformId}`} · {say({ id: 'terbukti', en: 'proven' })} {day(provenAt)} ·{' '}
            {say({ id: 'terakhir terlihat', en: 'last seen' })} {day(seenAt)}
          </li>
        ))}
        {formerHandles.map(({ handle, until }) => (
          <li key={handle + until}>
            {say({ id: 'dulu', en: 'formerly' })} {handle}, {say({ id: 'sampai', en: 'until' })} {day(until)}
          </li>
        ))}
        {claims.map(({ key, state, createdAt, decidedAt }) => (
          <li key={key + createdAt}>
            {say({ id: 'klaim', en: 'claim' })} {key}: {say(states[state])}, {day(createdAt)} –{' '}
            {day(decidedAt)}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Voting({ language, claim, say, after, reason }: PartProps & Pick<CardProps, 'after' | 'reason'>) {
  if (!claim.canVote) return <p class="soft">{say(whyNot(claim))}</p>
  const field = `alasan-${claim.id}`
  const action = toHref('/meja/klaim/suara', language, toPositionQuery(after))
  return (
    <form class="form" method="post" action={action}>
      <input type="hidden" name="klaim" value={claim.id} />
      <div class="field">
        <label for={field}>{say({ id: 'Alasan', en: 'Reason' })}</label>
        <textarea id={field} name="alasan" rows={2} required minlength={3} maxlength={500}>
          {reason}
        </textarea>
        <p class="help">
          {say({
            id: 'Kalau ditolak, penjual membacanya. Jangan tulis data orang.',
            en: 'If it is refused, the seller reads it. Write nothing personal.',
          })}
        </p>
      </div>
      <div class="pair">
        <button
          class="button"
          type="submit"
          name="suara"
          value="approve"
          disabled={!claim.progress.sighting.isEnough}
        >
          {say({ id: 'Setuju', en: 'Approve' })}
        </button>
        <button class="button" type="submit" name="suara" value="refuse">
          {say({ id: 'Tolak', en: 'Refuse' })}
        </button>
      </div>
      {!claim.progress.sighting.isEnough && (
        <p class="help">
          {say({
            id: 'Menyetujui baru bisa setelah kodenya terlihat: buka profilnya dengan ekstensimu.',
            en: 'Approving needs the code to be seen: open the profile with your extension.',
          })}
        </p>
      )}
    </form>
  )
}

function whyNot(claim: DeskClaim): Message {
  if (claim.isOwnShop) {
    return {
      id: 'Kamu anggota salah satu toko dalam klaim ini, sekarang atau dulu.',
      en: 'You are or were a member of a shop in this claim.',
    }
  }
  if (claim.isNobodyLeft) {
    return {
      id: 'Perlu orang kedua, tetapi tidak ada yang memenuhi syarat. Klaim menunggu sampai ada.',
      en: 'A second person is needed and nobody is eligible. The claim waits until somebody is.',
    }
  }
  if (claim.ownVote) {
    return {
      id: 'Suaramu sudah tercatat. Menunggu orang kedua.',
      en: 'Your vote is on record. It waits for the second person.',
    }
  }
  return { id: 'Menunggu orang kedua.', en: 'Waiting for the second person.' }
}

const states: Record<ShopHistory['claims'][number]['state'], Message> = {
  open: { id: 'dibuka', en: 'open' },
  placed: { id: 'menunggu', en: 'waiting' },
  approved: { id: 'disetujui', en: 'approved' },
  refused: { id: 'ditolak', en: 'refused' },
  withdrawn: { id: 'dibatalkan', en: 'given up' },
  expired: { id: 'kodenya habis', en: 'ran out' },
  lapsed: { id: 'gugur', en: 'lapsed' },
}
