import type { LookupAnswer } from '#shared/device/lookup/lookup-answer'
import { formatDate } from '#shared/rules/verdict-words'
import { useSettings, useWords } from '../stores/settings-store.ts'

/** Of which day the data are, and whose judgement this is not. */
export function CardFooter({ answer, platform }: { answer: LookupAnswer | null; platform: string }) {
  const { footer } = useWords()
  const { language } = useSettings()
  const data = answer?.data
  const missing = answer ? footer.noData : footer.loading
  return (
    <footer className="pinned card-footer">
      <b className="card-footer-data">
        {data ? footer.data(formatDate(data.publishedAt, language), data.version) : missing}
      </b>
      {' · '}
      {footer.notPlatform(platform)}
    </footer>
  )
}
