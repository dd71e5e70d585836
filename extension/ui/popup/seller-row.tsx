import type { ProfileKey } from '#shared/domain/subject'
import type { VerdictResult } from '#shared/rules/verdict-of'
import { cannotCheckName, formatMean, toBadgeLabel, toRatingSpeech } from '#shared/rules/verdict-words'
import type { PageSeller } from '../../messaging/page-protocol.ts'
import { toHandleText, toTone } from '../card/card-parts.ts'
import { Star } from '../card/stars.tsx'
import { CloudOffIcon } from '../icons.tsx'
import { LocateIcon } from '../more-icons.tsx'
import { usePageWords } from '../stores/page-words.ts'
import { locateOnPage } from '../stores/popup-store.ts'
import { useSettings, useWords } from '../stores/settings-store.ts'
import { VerdictIcon } from '../verdict-icon.tsx'

/** One seller of the page: a row that opens the card, and a button that shows where it stands. */
export function SellerRow({ seller, onOpen }: { seller: PageSeller; onOpen(key: ProfileKey): void }) {
  const words = useWords()
  const { popup } = usePageWords()
  const { language } = useSettings()
  const { key, name, answer } = seller
  const result = answer?.state === 'known' ? answer.result : null
  const handle = toHandleText(key, words)
  // On Facebook the key is a number, which tells a person less than the name beside it.
  const title = handle.startsWith('@') ? handle : (name ?? handle)
  const label = result ? toBadgeLabel(result, language) : answer ? cannotCheckName[language] : popup.reading
  return (
    <li className={`seller tone-${result ? toTone(result) : 'none'}`}>
      <button type="button" className="seller-row" onClick={() => onOpen(key)}>
        <span className="row-mark">
          {result ? (
            <VerdictIcon name={result.severe ? 'severe' : result.verdict} size={16} />
          ) : (
            <CloudOffIcon size={16} />
          )}
        </span>
        <span className="row-words">
          <b className="row-title">{title}</b>
          <span className="row-label">{label}</span>
        </span>
        {result && <RowRating result={result} />}
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={popup.locate(title)}
        onClick={() => void locateOnPage(key)}
      >
        <LocateIcon />
      </button>
    </li>
  )
}

function RowRating({ result }: { result: VerdictResult }) {
  const { language } = useSettings()
  const { mean, count } = result.rating
  if (mean === null) return null
  return (
    <span className="row-rating">
      <span className="offscreen">{toRatingSpeech(result, language)}</span>
      <span aria-hidden="true">
        <Star size={12} /> <b className="row-mean">{formatMean(mean, language)}</b> ({count})
      </span>
    </span>
  )
}
