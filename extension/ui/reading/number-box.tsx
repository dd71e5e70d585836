import { type ReactNode, useState } from 'react'
import { describeReading } from '#shared/rules/reading-words'
import type { Reading } from '#shared/rules/understand'
import { takeToCheckSite, toCheckDigits } from '../check-site.ts'
import { ChevronIcon } from '../icons.tsx'
import { BankIcon, PhoneIcon, QrIcon } from '../more-icons.tsx'
import { useReadingWords } from '../stores/reading-words.ts'
import { useSettings, useWords } from '../stores/settings-store.ts'
import { Box } from './box.tsx'

/** One number, or a list of those that a text holds. */
export function NumbersBox(props: { readings: readonly Reading[]; isFocused?: boolean }) {
  const { readings, isFocused = false } = props
  const words = useReadingWords()
  const { language } = useSettings()
  const [chosen, setChosen] = useState<string | null>(null)
  const [only, second] = readings
  const shown = readings.find(({ key }) => key === chosen) ?? (second ? null : only)
  const isOneNumber = readings.every(({ number }) => number === only?.number)
  if (!second) return shown ? <NumberBox key={shown.key} reading={shown} isFocused={isFocused} /> : null
  return (
    <>
      <Box
        icon={<BankIcon />}
        title={isOneNumber ? words.severalWallets : words.several(readings.length)}
        text={words.severalHow}
      >
        {readings.map(({ key }, i) => (
          <button
            type="button"
            className="row-link"
            key={key ?? i}
            aria-pressed={key === chosen}
            onClick={() => setChosen(key)}
          >
            {readings[i] && describeReading(readings[i])[language]} <ChevronIcon />
          </button>
        ))}
      </Box>
      {shown && <NumberBox key={shown.key} reading={shown} />}
    </>
  )
}

/** A number that is understood, and the way to the official site. */
export function NumberBox(props: { reading: Reading; isFocused?: boolean; children?: ReactNode }) {
  const { reading, isFocused = false, children } = props
  const words = useReadingWords()
  const { account } = useWords()
  const { language } = useSettings()
  const [said, setSaid] = useState('')
  const { kind, holder } = reading
  const icon = kind === 'qris' ? <QrIcon /> : kind === 'phone' ? <PhoneIcon /> : <BankIcon />

  async function copy() {
    setSaid((await takeToCheckSite(toCheckDigits(reading))) ? account.copied : account.notCopied)
  }

  return (
    <Box icon={icon} title={describeReading(reading)[language]} text={words.read} isFocused={isFocused}>
      {children}
      {holder && <p className="reading-note">{words.holder(holder)}</p>}
      <p className="quiet reading-note">{kind === 'qris' ? words.qris.unchecked : words.destination}</p>
      {kind !== 'qris' && (
        <button type="button" className="primary reading-button" onClick={() => void copy()}>
          {account.button}
        </button>
      )}
      <p className="quiet" role="status">
        {said}
      </p>
    </Box>
  )
}
