import { type ReactNode, useState } from 'react'
import type { DestinationKey } from '#shared/domain/subject'
import { toDestinationKind } from '#shared/rules/destination-verdict'
import { describeReading, toCheckDigits } from '#shared/rules/reading-words'
import type { Reading } from '#shared/rules/understand'
import { takeToCheckSite } from '../check-site.ts'
import { ChevronIcon } from '../icons.tsx'
import { BankIcon, PhoneIcon, QrIcon } from '../more-icons.tsx'
import { useReadingWords } from '../stores/reading-words.ts'
import { useSettings, useWords } from '../stores/settings-store.ts'
import { Box } from './box.tsx'
import { NumberCheck } from './number-check.tsx'

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
  if (isOneNumber && readings.every(({ kind }) => kind === 'ewallet')) {
    return <WalletsBox readings={readings} isFocused={isFocused} />
  }
  return (
    <>
      <Box icon={<BankIcon />} title={words.several(readings.length)} text={words.severalHow}>
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

/** One phone number of several wallets: each is checked, by one press. */
function WalletsBox({ readings, isFocused }: { readings: readonly Reading[]; isFocused: boolean }) {
  const words = useReadingWords()
  const { language } = useSettings()
  const keys = keysOf(readings)
  return (
    <Box icon={<PhoneIcon />} title={words.severalWallets} text={words.walletsHow} isFocused={isFocused}>
      <ul className="reading-note">
        {readings.map(reading => (
          <li key={reading.key}>{describeReading(reading)[language]}</li>
        ))}
      </ul>
      <NumberCheck key={keys.join()} keys={keys} kind="ewallet" />
    </Box>
  )
}

/** A number that is understood: the check, and the way to the official site. */
export function NumberBox(props: { reading: Reading; isFocused?: boolean; children?: ReactNode }) {
  const { reading, isFocused = false, children } = props
  const words = useReadingWords()
  const { language } = useSettings()
  const { kind, holder } = reading
  const [key] = keysOf([reading])
  const icon = kind === 'qris' ? <QrIcon /> : kind === 'phone' ? <PhoneIcon /> : <BankIcon />
  return (
    <Box icon={icon} title={describeReading(reading)[language]} text={words.read} isFocused={isFocused}>
      {children}
      {holder && <p className="reading-note">{words.holder(holder)}</p>}
      {key && <NumberCheck key={key} keys={[key]} kind={toDestinationKind(key)} />}
      {kind !== 'qris' && <OfficialSite reading={reading} />}
    </Box>
  )
}

/** Copies the number and opens the ministry's site, which has a record of its own. */
function OfficialSite({ reading }: { reading: Reading }) {
  const { account } = useWords()
  const [said, setSaid] = useState('')
  const copy = async () =>
    setSaid((await takeToCheckSite(toCheckDigits(reading))) ? account.copied : account.notCopied)
  return (
    <div className="official">
      <button type="button" className="link" onClick={() => void copy()}>
        {account.button}
      </button>
      <span className="quiet" role="status">
        {said}
      </span>
    </div>
  )
}

function keysOf(readings: readonly Reading[]): DestinationKey[] {
  return readings.flatMap(({ kind, key }) => (key && kind !== 'profile' ? [key as DestinationKey] : []))
}
