import { useState } from 'react'
import { banks, findBank, walletAliases, walletNames } from '#shared/rules/recognise/providers'
import { type Reading, withBank } from '#shared/rules/understand'
import { PhoneIcon, QuestionIcon } from '../more-icons.tsx'
import { useReadingWords } from '../stores/reading-words.ts'
import { Box } from './box.tsx'
import { NumberBox } from './number-box.tsx'

interface Choice {
  id: string
  name: string
  aliases: readonly string[]
  reading: Reading
}

/** So many at once; the rest is a word away. */
const mostShown = 7
const mostUsed = ['014', '008', '002', '009', '451', '535', '542']

/** For a number without a bank: those that it may be of, the most used first, and all others by name or alias. */
export function BankPicker({ readings }: { readings: readonly Reading[] }) {
  const words = useReadingWords()
  const [picked, setPicked] = useState<Choice | null>(null)
  const [text, setText] = useState('')
  const [isAgain, setAgain] = useState(false)
  const choices = toChoices(readings, words.bank.phone)
  const found = text.trim() === '' ? choices.slice(0, mostShown) : findChoices(choices, text)
  const pickAgain = () => {
    setPicked(null)
    setText('')
    setAgain(true)
  }
  if (picked) return <Picked choice={picked} onChange={pickAgain} />
  const isPhone = readings.some(({ kind }) => kind === 'phone')
  return (
    <Box
      icon={isPhone ? <PhoneIcon /> : <QuestionIcon />}
      title={isPhone ? words.bank.titlePhone : words.bank.title}
      isFocused={isAgain}
      text={isPhone ? words.bank.howPhone : words.bank.how(digitsOf(readings).length)}
    >
      <div className="banks">
        {found.map(choice => (
          <button type="button" className="bank" key={choice.id} onClick={() => setPicked(choice)}>
            {choice.name}
          </button>
        ))}
      </div>
      {found.length === 0 && <p className="quiet">{words.bank.none(text.trim())}</p>}
      <label className="bank-search">
        <span className="offscreen">{words.bank.search}</span>
        <input
          type="search"
          className="bank-input"
          autoComplete="off"
          placeholder={words.bank.search}
          value={text}
          onChange={event => setText(event.target.value)}
          onKeyDown={event => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            if (text.trim() !== '' && found[0]) setPicked(found[0])
          }}
        />
      </label>
    </Box>
  )
}

function Picked({ choice, onChange }: { choice: Choice; onChange(): void }) {
  const { bank } = useReadingWords()
  const { kind, number } = choice.reading
  const [shortest, longest] = findBank(choice.id)?.accepts ?? [0, 0]
  const isUsual = number.length >= shortest && number.length <= longest
  const hint = isUsual ? bank.usual : bank.unusual
  return (
    <NumberBox reading={choice.reading} isFocused>
      {kind === 'bank' && (
        <p className={isUsual ? 'reading-note is-fit' : 'reading-note'}>{hint(number.length, choice.name)}</p>
      )}
      <button type="button" className="link" onClick={onChange}>
        {bank.change}
      </button>
    </NumberBox>
  )
}

/** What the length speaks for first, in the order of use; then every other bank: length is a hint, never a block. */
function toChoices(readings: readonly Reading[], phoneName: string): Choice[] {
  const fitting = readings.map(reading => toChoice(reading, phoneName))
  const digits = digitsOf(readings)
  const others = banks
    .filter(({ code }) => !fitting.some(({ id }) => id === code))
    .map(({ code }) => toChoice(withBank(digits, code), phoneName))
  return [...fitting.toSorted((a, b) => rankOf(a) - rankOf(b)), ...others]
}

/** As typed: a phone that is an account number begins with 0. */
function digitsOf(readings: readonly Reading[]): string {
  const account = readings.find(({ kind }) => kind === 'bank')
  return account?.number ?? (readings[0]?.number ?? '').replace(/^62/, '0')
}

function toChoice(reading: Reading, phoneName: string): Choice {
  const { kind, provider } = reading
  const bank = findBank(provider ?? '')
  if (bank) return { id: bank.code, name: bank.name, aliases: bank.aliases, reading }
  if (kind === 'phone')
    return { id: kind, name: phoneName, aliases: ['hp', 'wa', 'whatsapp', 'phone'], reading }
  const wallet = provider as keyof typeof walletNames
  return { id: wallet, name: walletNames[wallet], aliases: walletAliases[wallet], reading }
}

function rankOf({ id, reading }: Choice): number {
  if (reading.kind === 'phone') return -2
  if (reading.kind === 'ewallet') return -1
  const rank = mostUsed.indexOf(id)
  return rank < 0 ? mostUsed.length : rank
}

function findChoices(choices: readonly Choice[], text: string): Choice[] {
  const wanted = text.trim().toLowerCase()
  const isFound = ({ name, aliases, id }: Choice) =>
    id === wanted || [name.toLowerCase(), ...aliases].some(each => each.includes(wanted))
  return choices.filter(isFound).slice(0, mostShown)
}
