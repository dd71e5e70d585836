import { useMemo, useState } from 'react'
import { outcomeOf } from '#shared/rules/outcome-of'
import { understand } from '#shared/rules/understand'
import { takeToCheckSite } from '../check-site.ts'
import { useCard } from '../stores/card-store.ts'
import { useWords } from '../stores/settings-store.ts'
import { BankPicker } from './bank-picker.tsx'
import { CheckPurposeProvider, noPurpose } from './check-context.ts'
import { NumbersBox } from './number-box.tsx'

/** The number a seller sent: says what it is, whether it is this seller's, and takes it to the official site. */
export function AccountField({ initial = '' }: { initial?: string }) {
  const { account } = useWords()
  const { subject, open } = useCard()
  const [text, setText] = useState(initial)
  const purpose = useMemo(() => {
    const { key, platformId } = subject ?? {}
    const profile = key ? { key, ...(platformId ? { platformId } : {}) } : null
    const onProfile = (other: typeof key & string) => void open({ key: other, platformId: null, name: null })
    return { ...noPurpose, profile, isFixed: profile !== null, onProfile }
  }, [subject, open])
  return (
    <div className="account">
      <label>
        <span className="account-label">{account.label}</span>
        <input
          className="account-input"
          type="text"
          autoComplete="off"
          spellCheck={false}
          value={text}
          placeholder={account.placeholder}
          onChange={event => setText(event.target.value)}
        />
      </label>
      <div role="status">
        <CheckPurposeProvider value={purpose}>
          <Numbers text={text} />
        </CheckPurposeProvider>
      </div>
    </div>
  )
}

function Numbers({ text }: { text: string }) {
  const outcome = outcomeOf(understand(text), text)
  if (outcome.kind === 'numbers') return <NumbersBox readings={outcome.readings} />
  if (outcome.kind === 'bare-number') return <BankPicker key={text} readings={outcome.readings} />
  return <OfficialButton digits={text.replace(/\D/g, '')} />
}

/** For what we do not understand, the official site may. */
function OfficialButton({ digits }: { digits: string }) {
  const { account } = useWords()
  const [said, setSaid] = useState('')
  const open = async () => {
    if (digits === '') setSaid(account.empty)
    else setSaid((await takeToCheckSite(digits)) ? account.copied : account.notCopied)
  }
  return (
    <>
      <button type="button" className="account-button" onClick={() => void open()}>
        {account.button}
      </button>
      <small>{account.where}</small>
      <p className="account-said">{said}</p>
    </>
  )
}
