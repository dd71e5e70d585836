import { useEffect, useState } from 'react'
import { toDestinationKind } from '#shared/rules/destination-verdict'
import { toCheckDigits } from '#shared/rules/reading-words'
import type { PageNumber } from '../../messaging/page-protocol.ts'
import { askCheck } from '../ask-check.ts'
import { toHandleText } from '../card/card-parts.ts'
import { copyText } from '../clipboard.ts'
import { CheckIcon, ChevronIcon, CloudOffIcon } from '../icons.tsx'
import { BankIcon, CopyIcon, PhoneIcon, QrIcon } from '../more-icons.tsx'
import { useNumberCheck } from '../reading/use-number-check.ts'
import { useNumbersWords } from '../stores/numbers-words.ts'
import { useSettings, useWords } from '../stores/settings-store.ts'
import { VerdictIcon } from '../verdict-icon.tsx'
import { describeNumber, readingsOf } from './describe-number.ts'
import { type NumberView, toNumberView } from './number-view.ts'

/** One number of the page: a row that checks it, then opens all that is known, and a button that copies it. */
export function NumberRow(props: { number: PageNumber; isWriterTold: boolean; onSay(text: string): void }) {
  const { number, isWriterTold, onSay } = props
  const words = useNumbersWords()
  const { language } = useSettings()
  const { phase, start } = useNumberCheck(number.keys)
  const title = describeNumber(number.keys, language)
  const view = toNumberView(number.keys, phase, language, words)

  const news = view.state === 'told' || view.state === 'failed' ? `${title}: ${view.label}` : null
  useEffect(() => {
    if (news) onSay(news)
  }, [news, onSay])

  function press() {
    if (view.state === 'busy') return
    const { keys, profile, holder } = number
    if (view.state === 'told') void askCheck({ kind: 'destination', keys: [...keys], profile, holder })
    else void start(profile)
  }

  return (
    <li className={`seller tone-${view.tone}`} data-state={view.state}>
      <button type="button" className="seller-row" aria-busy={view.state === 'busy'} onClick={press}>
        <RowMark number={number} view={view} />
        <span className="row-words">
          <Title text={title} />
          <span className="row-label">{view.label}</span>
          {isWriterTold && number.profile && <Writer profile={number.profile} />}
        </span>
        <span className={view.state === 'told' ? 'row-more' : 'row-offer'}>
          {view.state === 'told' ? <ChevronIcon /> : view.offer}
          {view.state === 'told' && <span className="offscreen">{words.details}</span>}
        </span>
      </button>
      <CopyButton number={number} title={title} onSay={onSay} />
    </li>
  )
}

function RowMark({ number, view }: { number: PageNumber; view: NumberView }) {
  const [key] = number.keys
  const kind = key ? toDestinationKind(key) : 'bank'
  const own = kind === 'bank' ? <BankIcon /> : kind === 'qris' ? <QrIcon /> : <PhoneIcon />
  const mark =
    view.state === 'told' ? (
      <VerdictIcon name={view.tone} size={16} />
    ) : view.state === 'failed' ? (
      <CloudOffIcon />
    ) : (
      own
    )
  return <span className="row-mark">{mark}</span>
}

/** In two lines where it must be, but never within the number. */
function Title({ text }: { text: string }) {
  const at = text.lastIndexOf(' ') + 1
  return (
    <b className="row-title">
      {text.slice(0, at)}
      <span className="row-number">{text.slice(at)}</span>
    </b>
  )
}

/** Who wrote the text that the number stands in: the shop that it is compared with. */
function Writer({ profile }: { profile: NonNullable<PageNumber['profile']> }) {
  const words = useWords()
  return <span className="row-writer">{toHandleText(profile.key, words)}</span>
}

function CopyButton(props: { number: PageNumber; title: string; onSay(text: string): void }) {
  const { number, title, onSay } = props
  const words = useNumbersWords()
  const [isCopied, setCopied] = useState(false)

  async function copy() {
    const [reading] = readingsOf(number.keys)
    const isDone = reading ? await copyText(toCheckDigits(reading)) : false
    setCopied(isDone)
    onSay(isDone ? words.copied(title) : words.notCopied)
  }

  return (
    <button
      type="button"
      className="icon-button"
      aria-label={words.copy(title)}
      title={isCopied ? words.copied(title) : words.copy(title)}
      onClick={() => void copy()}
    >
      {isCopied ? <CheckIcon /> : <CopyIcon />}
    </button>
  )
}
