import { useMemo } from 'react'
import type { ProfileKey } from '#shared/domain/subject'
import { outcomeOf } from '#shared/rules/outcome-of'
import { describeReading } from '#shared/rules/reading-words'
import { type Reading, understand } from '#shared/rules/understand'
import { ChevronIcon } from '../icons.tsx'
import { AtIcon, QrIcon, QuestionIcon } from '../more-icons.tsx'
import { useReadingWords } from '../stores/reading-words.ts'
import { useSettings } from '../stores/settings-store.ts'
import { BankPicker } from './bank-picker.tsx'
import { Box } from './box.tsx'
import { CheckPurposeProvider, noPurpose } from './check-context.ts'
import { NamelessBox } from './nameless-box.tsx'
import { NumbersBox } from './number-box.tsx'
import { QrisBox } from './qris-box.tsx'

interface ReadingProps {
  text: string
  onCheck(key: ProfileKey): void
}

/** What was pasted, in words, and what can be done with it. `isAsked`: numbers are checked at once. */
export function ReadingBox({ text, isAsked = false, onCheck }: ReadingProps & { isAsked?: boolean }) {
  const purpose = useMemo(() => ({ ...noPurpose, isAsked, onProfile: onCheck }), [isAsked, onCheck])
  return (
    <CheckPurposeProvider value={purpose}>
      <Understood text={text} onCheck={onCheck} />
    </CheckPurposeProvider>
  )
}

function Understood({ text, onCheck }: ReadingProps) {
  const words = useReadingWords()
  const outcome = outcomeOf(understand(text), text)
  switch (outcome.kind) {
    case 'empty':
      return null
    case 'profiles':
      return <Profiles readings={outcome.readings} onCheck={onCheck} />
    case 'numbers':
      return <NumbersBox readings={outcome.readings} />
    case 'bare-number':
      return <BankPicker key={text} readings={outcome.readings} />
    case 'qris':
      return <QrisBox code={{ kind: 'qris', qris: outcome.qris, text }} />
    case 'damaged-qris':
      return <Box icon={<QrIcon />} title={words.damagedQris} text={words.damagedQrisHow} />
    case 'nameless':
      return <NamelessBox key={text} text={text} link={outcome.link} onCheck={onCheck} />
    case 'unread':
      return <Box icon={<QuestionIcon />} title={words.unread} text={words.unreadHow} />
  }
}

function Profiles(props: { readings: Reading[]; onCheck(key: ProfileKey): void }) {
  const { readings, onCheck } = props
  const words = useReadingWords()
  const { language } = useSettings()
  const [only, second] = readings
  if (only && !second) {
    return (
      <Box icon={<AtIcon />} title={describeReading(only)[language]} text={words.read}>
        <button type="submit" className="primary reading-button">
          {words.check}
        </button>
      </Box>
    )
  }
  return (
    <Box icon={<AtIcon />} title={words.which} text={words.read}>
      {readings.map(reading => (
        <button
          type="button"
          className="row-link"
          key={reading.key}
          onClick={() => onCheck(reading.key as ProfileKey)}
        >
          {describeReading(reading)[language]} <ChevronIcon />
        </button>
      ))}
    </Box>
  )
}
