import { formatTime } from '#shared/rules/verdict-words'
import { RefreshIcon } from '../more-icons.tsx'
import { usePageWords } from '../stores/page-words.ts'
import { usePopup } from '../stores/popup-store.ts'
import { useSettings, useWords } from '../stores/settings-store.ts'
import { toSizeText } from './to-size-text.ts'

/** Which data the answers rest on, what is wrong with them, and the button that fetches newer ones. */
export function DataBlock() {
  const words = useWords()
  const { popup } = usePageWords()
  const { language } = useSettings()
  const { status, problem, isRefreshing, refresh } = usePopup()
  const data = status?.data
  const locale = language === 'id' ? 'id-ID' : 'en-GB'
  return (
    <section className="data-block">
      <div role="status">
        <b className="data-title">
          {data
            ? words.footer.data(formatTime(data.publishedAt, language), data.version)
            : status && words.footer.noData}
        </b>
        {isRefreshing ? (
          <p className="data-line">{popup.refreshing}…</p>
        ) : (
          data && (
            <p className="data-line">
              {popup.keys(status.keys.toLocaleString(locale), toSizeText(status.bytes, language))}
            </p>
          )
        )}
        {status && status.clockAheadDays !== 0 && !isRefreshing && (
          <p className="data-problem">{popup.clock(status.clockAheadDays)}</p>
        )}
        {problem && !isRefreshing && (
          <p className="data-problem">{problem === 'unheard' ? popup.unheard : words.problem[problem]}</p>
        )}
      </div>
      <button
        type="button"
        className="icon-button"
        aria-label={popup.refresh}
        disabled={isRefreshing}
        onClick={() => void refresh()}
      >
        <RefreshIcon />
      </button>
    </section>
  )
}
