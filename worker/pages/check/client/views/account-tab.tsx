import { banks, findBank, walletNames } from '#shared/rules/recognise/providers'
import { fieldId, gridProviders, toDigits } from '../form.ts'
import { isWallet, providerName } from '../question.ts'
import type { State } from '../state.ts'
import type { CheckStore } from '../store.ts'
import { toSpaced } from '../take-text.ts'
import { wordsOf } from '../words/words.ts'
import { FieldButton, type Hint, HintLine, problemOf, TextField } from './field.tsx'
import { Choices, OwnerField, SaidLine, Submit } from './form-parts.tsx'

export function AccountTab({ store, state }: { store: CheckStore; state: State }) {
  const { form, language } = state
  const words = wordsOf(language)
  const { provider, account } = form
  const leave = () => {
    if (/^[\d\s-]{6,}$/.test(account)) store.type({ account: toSpaced(toDigits(account)) })
  }
  return (
    <>
      <Providers store={store} state={state} />
      <TextField
        field="account"
        label={
          isWallet(provider) ? words.account.walletLabel(providerName(provider ?? '')) : words.account.label
        }
        value={account}
        hint={problemOf(form, 'account') ?? hintOf(state)}
        inputMode="numeric"
        onType={text => store.type({ account: text })}
        onPaste={text => store.takeText(text, 'account')}
        onLeave={leave}
      >
        <FieldButton icon="paste" label={words.paste} onClick={() => void store.pasteInto('account')} />
      </TextField>
      <SaidLine state={state} />
      <Choices store={store} state={state} />
      {form.holder && <p class="soft">{words.account.holder(form.holder)}</p>}
      <OwnerField store={store} state={state} />
      <Submit label={words.account.button} privacy={words.privacy} />
    </>
  )
}

/** Seven that most people use, and a list of all others. */
function Providers({ store, state }: { store: CheckStore; state: State }) {
  const { form, language } = state
  const words = wordsOf(language).account
  const problem = problemOf(form, 'provider')
  return (
    <div class="field">
      <fieldset
        class={problem ? 'options is-bad' : 'options'}
        id={fieldId('provider')}
        tabindex={-1}
        aria-describedby={problem ? 'cek-provider-hint' : undefined}
      >
        <legend class="field-label">{words.provider}</legend>
        {gridProviders.map(provider => (
          <Provider
            key={provider}
            name={providerName(provider)}
            isChosen={!form.isOtherOpen && form.provider === provider}
            onChoose={() => store.chooseProvider(provider, false)}
          />
        ))}
        <Provider
          name={words.other}
          isChosen={form.isOtherOpen}
          onChoose={() => store.chooseProvider(null, true)}
        />
      </fieldset>
      {form.isOtherOpen && <OtherProviders store={store} state={state} />}
      <HintLine id="cek-provider-hint" hint={problem} />
    </div>
  )
}

function Provider(props: { name: string; isChosen: boolean; onChoose: () => void }) {
  return (
    <label class="option">
      <input
        type="radio"
        name="provider"
        class="offscreen"
        checked={props.isChosen}
        onChange={props.onChoose}
      />
      <span>{props.name}</span>
    </label>
  )
}

function OtherProviders({ store, state }: { store: CheckStore; state: State }) {
  const { form, language } = state
  const words = wordsOf(language).account
  const isElsewhere = (id: string) => !gridProviders.includes(id)
  const choose = (event: Event) => {
    const { value } = event.target as HTMLSelectElement
    store.chooseProvider(value === '' ? null : value, true)
  }
  return (
    <select
      id={fieldId('other')}
      class="select"
      aria-label={words.otherLabel}
      value={form.provider ?? ''}
      onChange={choose}
    >
      <option value="">{words.choose}</option>
      <optgroup label={words.banks}>
        {banks
          .filter(({ code }) => isElsewhere(code))
          .map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
      </optgroup>
      <optgroup label={words.wallets}>
        {Object.entries(walletNames)
          .filter(([wallet]) => isElsewhere(wallet))
          .map(([wallet, name]) => (
            <option key={wallet} value={wallet}>
              {name}
            </option>
          ))}
      </optgroup>
    </select>
  )
}

/** How the length speaks for this bank; never a reason to refuse. */
function hintOf({ form, language }: State): Hint | null {
  const bank = findBank(form.provider ?? '')
  const n = toDigits(form.account).length
  if (!bank || n === 0) return null
  const [shortest, longest] = bank.accepts
  const { usual, unusual } = wordsOf(language).account
  if (n >= shortest && n <= longest) return { tone: 'good', text: usual(n, bank.name) }
  // Whoever is still typing is not told that it is too short.
  return n > longest || n >= 5 ? { tone: 'plain', text: unusual(n, bank.name) } : null
}
