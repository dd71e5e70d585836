import { formatDate } from '#shared/rules/verdict-words'
import type { LookupAnswer } from '../../messaging/lookup-answer.ts'
import { useCard } from '../stores/card-store.ts'
import { useSettings, useWords } from '../stores/settings-store.ts'

/** Of which day the data are, whose judgement this is not, and what opening the card told our server. */
export function CardFooter({ answer, platform }: { answer: LookupAnswer | null; platform: string }) {
  const { footer } = useWords()
  const { language } = useSettings()
  const isAsked = useCard(({ seller }) => seller !== null && seller.state !== 'absent')
  const data = answer?.data
  return (
    <footer className="pinned card-footer">
      <p>
        <b>{data ? footer.data(formatDate(data.publishedAt, language), data.version) : footer.noData}</b>
        {' · '}
        {footer.notPlatform(platform)}
      </p>
      {isAsked && <p>{footer.asked}</p>}
    </footer>
  )
}
