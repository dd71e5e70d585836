import { useEffect, useState } from 'react'
import type { AccountState } from '../../messaging/account-state.ts'
import { sendToBackground } from '../../messaging/send.ts'
import { requestServerAccess } from '../../platform/host-access.ts'
import { useAccountWords } from '../stores/account-words.ts'
import { useSettings } from '../stores/settings-store.ts'
import { useAccount } from './use-account.ts'

/** Signing in and out, and what may be done in the account's name without being asked each time. */
export function AccountSection() {
  const words = useAccountWords()
  const account = useAccount()
  const state = account === 'unheard' ? null : account
  return (
    <section aria-labelledby="account-title">
      <h2 id="account-title">{words.title}</h2>
      {account === 'unheard' && <p role="status">{words.unheard}</p>}
      {state && (state.isSignedIn ? <SignedIn state={state} /> : <SignedOut state={state} />)}
      {state && <WitnessChoice state={state} />}
      {state?.isAtDesk && (
        <Choice
          label={words.deskOpen.label}
          help={words.deskOpen.help}
          id="desk-open"
          isChosen={state.isDeskOpen}
          onChoose={isDeskOpen => void sendToBackground('account/change', { isDeskOpen })}
        />
      )}
    </section>
  )
}

function SignedOut({ state }: { state: AccountState }) {
  const words = useAccountWords()
  const apiUrl = useSettings(settings => settings.apiUrl)
  const [isDenied, setDenied] = useState(false)

  async function enter() {
    // Where the browser lets people refuse the server's address, nobody would see the sign-in end.
    const isAllowed = await requestServerAccess(new URL(apiUrl))
    setDenied(!isAllowed)
    if (isAllowed) await sendToBackground('account/enter', {})
  }

  return (
    <>
      <p className="quiet">{words.why}</p>
      <p className="server-said" role="status">
        {isDenied && words.denied}
        {!isDenied && state.isSigningIn && words.entering}
        {!isDenied && !state.isSigningIn && state.trouble && words.troubles[state.trouble]}
      </p>
      <div className="buttons">
        <button type="button" className="primary" onClick={() => void enter()}>
          {words.enter}
        </button>
      </div>
    </>
  )
}

function SignedIn({ state }: { state: AccountState }) {
  const words = useAccountWords()
  return (
    <div className="account">
      <p>
        {state.contacts ? words.signedIn : words.noContact}
        {state.contacts?.map(contact => (
          <b className="account-contact" key={contact}>
            {contact}
          </b>
        ))}
      </p>
      <div className="buttons">
        <button type="button" className="small" onClick={() => void sendToBackground('account/leave', {})}>
          {words.leave}
        </button>
      </div>
    </div>
  )
}

function WitnessChoice({ state }: { state: AccountState }) {
  const { witness } = useAccountWords()
  return (
    <>
      <h3 className="account-part">{witness.title}</h3>
      <Choice
        label={witness.label}
        help={state.isSignedIn ? witness.help : `${witness.help} ${witness.needsSignIn}`}
        id="witness"
        isChosen={state.isWitness}
        isDisabled={!state.isSignedIn}
        onChoose={isWitness => void sendToBackground('account/change', { isWitness })}
      />
    </>
  )
}

function Choice(props: {
  id: string
  label: string
  help: string
  isChosen: boolean
  isDisabled?: boolean
  onChoose(isChosen: boolean): void
}) {
  const { id, label, help, isChosen, isDisabled, onChoose } = props
  // Shown at once; what is stored comes back a moment later.
  const [pressed, setPressed] = useState<boolean | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is stored outranks what was pressed before
  useEffect(() => setPressed(null), [isChosen])
  return (
    <div className="account-choice">
      <label>
        <input
          type="checkbox"
          aria-describedby={`${id}-help`}
          checked={pressed ?? isChosen}
          disabled={isDisabled}
          onChange={event => {
            setPressed(event.target.checked)
            onChoose(event.target.checked)
          }}
        />
        {label}
      </label>
      <p className="quiet" id={`${id}-help`}>
        {help}
      </p>
    </div>
  )
}
