import type { Language, Message } from '#shared/domain/platform'
import type { DeskQueue } from '../../services/desk-claims.ts'
import { FormProblem, toHref } from '../account/form-parts.tsx'
import { Layout, toSay } from '../layout.tsx'
import { DeskClaimCard } from './claim-card.tsx'
import { toPositionQuery } from './position.ts'
import { DeskRecheckCard } from './recheck-card.tsx'

interface DeskClaimsPageProps {
  language: Language
  queue: DeskQueue
  now: number
  /** What was just done. */
  note?: 'suara' | 'putus' | 'periksa' | null
  /** Where in the queue this page begins; null on the first. */
  after: DeskQueue['next']
  /** A reason that was refused, and on which claim. */
  typed: { claimId: string; reason: string } | null
  problem?: Message | null
}

/** Claims that wait, the oldest first. */
export function DeskClaimsPage({
  language,
  queue,
  now,
  note,
  after,
  typed,
  problem = null,
}: DeskClaimsPageProps) {
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
              <DeskClaimCard
                language={language}
                claim={claim}
                now={now}
                after={after}
                reason={typed?.claimId === claim.id ? typed.reason : ''}
              />
            </li>
          ))}
        </ul>
        {next && (
          <a class="button" href={toHref('/meja/klaim', language, toPositionQuery(next))}>
            {say({ id: 'Berikutnya', en: 'Next' })}
          </a>
        )}
      </section>
      {rechecks.length > 0 && (
        <section>
          <h2>{say({ id: 'Perlu dilihat lagi', en: 'To be looked at again' })}</h2>
          <ul>
            {rechecks.map(recheck => (
              <li key={recheck.id}>
                <DeskRecheckCard language={language} recheck={recheck} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
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
