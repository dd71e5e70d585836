import type { Language } from '#shared/domain/platform'
import { toProfileUrl } from '#shared/rules/subject-key'
import type { DeskRecheck } from '../../services/desk-claims.ts'
import { toHref } from '../account/form-parts.tsx'
import { toTime } from '../claim/times.ts'
import { type Say, toSay } from '../layout.tsx'
import { ProfileLink } from './profile-link.tsx'

interface RecheckProps {
  language: Language
  recheck: DeskRecheck
}

/** A proven profile that is to be looked at again, and what extensions saw there. */
export function DeskRecheckCard({ language, recheck }: RecheckProps) {
  const say = toSay(language)
  return (
    <article class="desk-claim">
      <h3>{recheck.key}</h3>
      <dl>
        <dt>{say({ id: 'Toko', en: 'Shop' })}</dt>
        <dd>{recheck.shop.name}</dd>
        <dt>{say({ id: 'Tanda', en: 'Mark' })}</dt>
        <dd>amanah:{recheck.shop.slug}</dd>
        <dt>{say({ id: 'Diminta', en: 'Asked' })}</dt>
        <dd>{toTime(recheck.askedAt, language)}</dd>
      </dl>
      {recheck.others.length > 0 && <OtherAccount language={language} recheck={recheck} say={say} />}
      <ProfileLink href={toProfileUrl(recheck.key)} say={say} />
      {recheck.isOwnShop || recheck.isOthersTurn ? (
        <p class="soft">
          {recheck.isOwnShop
            ? say({
                id: 'Kamu anggota toko ini, sekarang atau dulu.',
                en: 'You are or were a member of this shop.',
              })
            : say({ id: 'Menunggu orang kedua.', en: 'Waiting for the second person.' })}
        </p>
      ) : (
        <Answers language={language} recheck={recheck} say={say} />
      )}
    </article>
  )
}

function OtherAccount({ language, recheck, say }: RecheckProps & { say: Say }) {
  return (
    <div class="notice">
      <p>
        {say({
          id: 'Ekstensi melihat id akun lain di nama ini. Bisa palsu: buka profilnya dan periksa sendiri. Id yang tercatat:',
          en: 'Extensions saw another account id under this handle. They may lie: open the profile and look yourself. The id on record:',
        })}{' '}
        {recheck.storedPlatformId}
      </p>
      <ul>
        {recheck.others.map(({ isDesk, seenAt, platformId }) => (
          <li key={seenAt}>
            {isDesk ? say({ id: 'meja', en: 'desk' }) : say({ id: 'pengguna', en: 'user' })},{' '}
            {toTime(seenAt, language)}, id {platformId}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Answers({ language, recheck, say }: RecheckProps & { say: Say }) {
  return (
    <form class="form" method="post" action={toHref('/meja/klaim/periksa', language)}>
      <input type="hidden" name="klaim" value={recheck.id} />
      <div class="pair">
        <button class="button" type="submit" name="hasil" value="terlihat">
          {say({ id: 'Tandanya terlihat', en: 'The mark is there' })}
        </button>
        <button class="button" type="submit" name="hasil" value="tidak">
          {say({ id: 'Tidak terlihat', en: 'It is not' })}
        </button>
        {recheck.canLapse && (
          <button class="button" type="submit" name="hasil" value="lain">
            {say({ id: 'Ini akun lain', en: 'It is another account' })}
          </button>
        )}
      </div>
      {recheck.canLapse && (
        <p class="help">
          {recheck.lapsePeople === 2
            ? say({
                id: 'Kalau ini akun lain, buktinya gugur setelah orang kedua juga melihatnya: toko ini Terverifikasi.',
                en: 'If it is another account, the proof ends once a second person has seen it as well: this shop is verified.',
              })
            : say({
                id: 'Kalau ini akun lain, buktinya langsung gugur.',
                en: 'If it is another account, the proof ends at once.',
              })}
        </p>
      )}
    </form>
  )
}
