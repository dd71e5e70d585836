import { useState } from 'react'
import type { PageNumber } from '../../messaging/page-protocol.ts'
import { RefreshIcon } from '../more-icons.tsx'
import { useNumbersWords } from '../stores/numbers-words.ts'
import { usePopup } from '../stores/popup-store.ts'
import { NumberRow } from './number-row.tsx'
import './page-numbers.css'

/** So many at once; the rest is a press away. */
const mostShown = 5

/** The numbers that sellers wrote on the page, in its order; null where nobody could read them. */
export function PageNumbers({ numbers }: { numbers: readonly PageNumber[] | null }) {
  const words = useNumbersWords()
  const [isAll, setAll] = useState(false)
  const [said, setSaid] = useState('')
  if (!numbers) return <Unread />
  const shown = isAll ? numbers : numbers.slice(0, mostShown)
  const rest = numbers.length - shown.length
  // With one seller on the page there is no doubt whose text it is.
  const isWriterTold = new Set(numbers.map(({ profile }) => profile?.key)).size > 1
  return (
    <section className="page-numbers" aria-labelledby="numbers-title">
      <div className="section-head">
        <h2 id="numbers-title">{words.title}</h2>
        {numbers.length > 0 && <span className="section-count">{numbers.length}</span>}
      </div>
      {numbers.length === 0 && <p className="section-head quiet">{words.nothing}</p>}
      <ul>
        {shown.map(number => (
          <NumberRow
            key={[...number.keys, number.profile?.key].join()}
            number={number}
            isWriterTold={isWriterTold}
            onSay={setSaid}
          />
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" className="seller-row more-numbers" onClick={() => setAll(true)}>
          {words.more(rest)}
        </button>
      )}
      <p className="offscreen" role="status">
        {said}
      </p>
    </section>
  )
}

function Unread() {
  const words = useNumbersWords()
  const readPage = usePopup(state => state.readPage)
  return (
    <section className="page-numbers" aria-labelledby="numbers-title">
      <div className="section-head">
        <h2 id="numbers-title">{words.title}</h2>
      </div>
      <p className="section-head quiet">
        <span>
          {words.unread} <strong>{words.unreadNot}</strong>
        </span>
      </p>
      <button type="button" className="small notice-button number-again" onClick={() => void readPage()}>
        <RefreshIcon size={14} /> {words.readAgain}
      </button>
    </section>
  )
}
