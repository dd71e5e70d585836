import type { Language, Message } from '#shared/domain/platform'
import { toProfileUrl } from '#shared/rules/subject-key'
import type { DeskQueue, DeskRecheck } from '../../services/desk-claims.ts'
import { FormProblem, toHref } from '../account/form-parts.tsx'
import { toTime } from '../claim/times.ts'
import { Layout, type Say, toSay } from '../layout.tsx'
import { DeskClaimCard } from './claim-card.tsx'
import { ProfileLink } from './profile-link.tsx'

interface DeskClaimsPageProps {
  language: Language
  queue: DeskQueue
  now: number
  /** What was just done. */
  note?: 'suara' | 'putus' | 'periksa' | null
  problem?: Message | null
}

/** Claims that wait, the oldest first. */
export function DeskClaimsPage({ language, queue, now, note, problem = null }: DeskClaimsPageProps) {
  const say = toSay(language)
  const { claims, rechecks, total, next } = queue
  return (
    <Layout language={language} title={say({ id: 'Klaim', en: 'Claims' })} path="/meja/klaim">
      <section>
        <h1>
          {say({ id: 'Klaim yang menunggu', en: 'Claims that wait' })} ({total})
        </h1>
        {note && (
          <p class="notice" role="status">
            {say(notes[note])}
          </p>
        )}
        <FormProblem language={language} problem={problem} />
        {claims.length === 0 && <p>{say({ id: 'Tidak ada.', en: 'None.' })}</p>}
        <ul>
          {claims.map(claim => (
            <li key={claim.id}>
              <DeskClaimCard language={language} claim={claim} now={now} />
            </li>
          ))}
        </ul>
        {next && (
          <a class="button" href={toHref('/meja/klaim', language, { sesudah: `${next.at}~${next.id}` })}>
            {say({ id: 'Berikutnya', en: 'Next' })}
          </a>
        )}
      </section>
      {rechecks.length > 0 && (
        <section>
          <h2>{say({ id: 'Minta periksa ulang', en: 'Asked for another look' })}</h2>
          <ul>
            {rechecks.map(recheck => (
              <li key={recheck.id}>
                <Recheck language={language} recheck={recheck} say={say} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  )
}

function Recheck({ language, recheck, say }: { language: Language; recheck: DeskRecheck; say: Say }) {
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
      <ProfileLink href={toProfileUrl(recheck.key)} say={say} />
      {recheck.isOwnShop || recheck.isOthersTurn ? (
        <p class="soft">
          {recheck.isOwnShop
            ? say({ id: 'Kamu anggota toko ini.', en: 'You are a member of this shop.' })
            : say({ id: 'Menunggu orang kedua.', en: 'Waiting for the second person.' })}
        </p>
      ) : (
        <form class="pair" method="post" action={toHref('/meja/klaim/periksa', language)}>
          <input type="hidden" name="klaim" value={recheck.id} />
          <button class="button" type="submit" name="hasil" value="terlihat">
            {say({ id: 'Tandanya terlihat', en: 'The mark is there' })}
          </button>
          <button class="button" type="submit" name="hasil" value="tidak">
            {say({ id: 'Tidak terlihat', en: 'It is not' })}
          </button>
        </form>
      )}
    </article>
  )
}

const notes: Record<'suara' | 'putus' | 'periksa', Message> = {
  suara: {
    id: 'Suaramu tercatat. Menunggu orang kedua.',
    en: 'Your vote is on record. It waits for the second person.',
  },
  putus: { id: 'Sudah diputuskan. Pemilik dikabari.', en: 'Decided. Its owner is told.' },
  periksa: { id: 'Pemeriksaan tercatat.', en: 'The look is on record.' },
}
