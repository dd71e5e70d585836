import { type ReactNode, useState } from 'react'
import type { ProfileKey } from '#shared/domain/subject'
import type { Reading } from '#shared/rules/understand'
import { takeToCheckSite, toCheckDigits } from '../check-site.ts'
import { ChevronIcon } from '../icons.tsx'
import { usePageWords } from '../stores/page-words.ts'
import { useSettings, useWords } from '../stores/settings-store.ts'
import type { Reader } from '../use-reader.ts'
import type { Outcome } from './outcome-of.ts'
import { AtIcon, BankIcon, LinkOffIcon, PhoneIcon, QrIcon, QuestionIcon } from './popup-icons.tsx'

/** What was read in the field, in words, and what can be done with it. */
export function ReadingBox(props: { reader: Reader; outcome: Outcome; onCheck(key: ProfileKey): void }) {
  const { reader, outcome, onCheck } = props
  const { popup } = usePageWords()
  switch (outcome.kind) {
    case 'empty':
      return null
    case 'profiles':
      return <Profiles {...{ reader, onCheck }} readings={outcome.readings} />
    case 'number':
      return <NumberBox reader={reader} reading={outcome.reading} digits={outcome.digits} />
    case 'qris':
      return <QrisBox reader={reader} reading={outcome.reading} />
    case 'damaged-qris':
      return <Box icon={<QrIcon />} title={popup.damagedQris} text={popup.damagedQrisHow} />
    case 'nameless':
      return <Box icon={<LinkOffIcon />} title={popup.nameless} text={popup.namelessHow} />
    case 'unread':
      return <Box icon={<QuestionIcon />} title={popup.unread} text={popup.unreadHow} />
  }
}

function Profiles(props: { reader: Reader; readings: Reading[]; onCheck(key: ProfileKey): void }) {
  const { reader, readings, onCheck } = props
  const { popup } = usePageWords()
  const { language } = useSettings()
  const [only, second] = readings
  if (only && !second) {
    return (
      <Box icon={<AtIcon />} title={reader.toReadingText(only, language)} text={popup.read}>
        <button type="submit" className="primary reading-button">
          {popup.check}
        </button>
      </Box>
    )
  }
  return (
    <Box icon={<AtIcon />} title={popup.which} text={popup.read}>
      {readings.map(reading => (
        <button
          type="button"
          className="row-link"
          key={reading.key}
          onClick={() => onCheck(reading.key as ProfileKey)}
        >
          {reader.toReadingText(reading, language)} <ChevronIcon />
        </button>
      ))}
    </Box>
  )
}

function NumberBox(props: { reader: Reader; reading: Reading | null; digits: string }) {
  const { reader, reading, digits } = props
  const { popup } = usePageWords()
  const { account } = useWords()
  const { language } = useSettings()
  const [said, setSaid] = useState('')
  const clean = toCheckDigits({ kind: reading?.kind ?? 'bank', number: digits })
  const title = reading ? reader.toReadingText(reading, language) : popup.whichBank
  const icon = reading ? reading.kind === 'phone' ? <PhoneIcon /> : <BankIcon /> : <QuestionIcon />
  return (
    <Box icon={icon} title={title} text={reading ? popup.read : popup.whichBankHow}>
      <p className="quiet reading-note">{popup.destination}</p>
      <button
        type="button"
        className="primary reading-button"
        onClick={() =>
          void takeToCheckSite(clean).then(isCopied => setSaid(isCopied ? account.copied : account.notCopied))
        }
      >
        {account.button}
      </button>
      {said && <p className="quiet">{said}</p>}
    </Box>
  )
}

function QrisBox({ reader, reading }: { reader: Reader; reading: Reading }) {
  const { popup } = usePageWords()
  const { language } = useSettings()
  return (
    <Box icon={<QrIcon />} title={reader.toReadingText(reading, language)} text={popup.read}>
      <p className="quiet reading-note">{popup.qris}</p>
    </Box>
  )
}

function Box(props: { icon: ReactNode; title: string; text: string; children?: ReactNode }) {
  return (
    <div className="reading">
      <p className="reading-head">
        <span className="tile">{props.icon}</span>
        <span>
          <b>{props.title}</b>
          <small>{props.text}</small>
        </span>
      </p>
      {props.children}
    </div>
  )
}
