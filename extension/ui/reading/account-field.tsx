import { type FormEvent, useState } from 'react'
import { describeReading } from '#shared/rules/reading-words'
import { understand } from '#shared/rules/understand'
import { takeToCheckSite, toCheckDigits } from '../check-site.ts'
import { useSettings, useWords } from '../stores/settings-store.ts'

/** The number a seller sent: says what it is, and takes it to the official site in one tap. */
export function AccountField({ initial = '' }: { initial?: string }) {
  const { account } = useWords()
  const { language } = useSettings()
  const [text, setText] = useState(initial)
  const [said, setSaid] = useState('')
  const understood = understand(text)
  const reading =
    understood.state === 'read' && understood.reading.kind !== 'profile' ? understood.reading : null

  async function copyAndOpen(event: FormEvent) {
    event.preventDefault()
    const digits = toCheckDigits(reading ?? { kind: 'bank', number: text })
    if (digits === '') {
      setSaid(account.empty)
      return
    }
    setSaid((await takeToCheckSite(digits)) ? account.copied : account.notCopied)
  }

  return (
    <form className="account" onSubmit={copyAndOpen}>
      <label>
        <span className="account-label">{account.label}</span>
        <input
          className="account-input"
          type="text"
          inputMode="text"
          autoComplete="off"
          spellCheck={false}
          value={text}
          placeholder={account.placeholder}
          onChange={event => setText(event.target.value)}
        />
      </label>
      {reading && <p className="account-read">{describeReading(reading)[language]}</p>}
      <button type="submit" className="account-button">
        {account.button}
      </button>
      <small>{account.where}</small>
      <p className="account-said" role="status">
        {said}
      </p>
    </form>
  )
}
