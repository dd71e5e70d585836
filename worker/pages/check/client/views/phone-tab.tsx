import { toIndonesianMobile } from '#shared/rules/phone'
import { toDigits } from '../form.ts'
import type { State } from '../state.ts'
import type { CheckStore } from '../store.ts'
import { wordsOf } from '../words/words.ts'
import { FieldButton, type Hint, problemOf, TextField } from './field.tsx'
import { Choices, OwnerField, SaidLine, Submit } from './form-parts.tsx'

export function PhoneTab({ store, state }: { store: CheckStore; state: State }) {
  const { form, language } = state
  const words = wordsOf(language)
  const isGood = toIndonesianMobile(toDigits(form.phone)) !== null
  const hint: Hint | null = isGood ? { tone: 'good', text: words.phone.good } : null
  return (
    <>
      <TextField
        field="phone"
        label={words.phone.label}
        value={form.phone}
        hint={problemOf(form, 'phone') ?? hint}
        inputMode="tel"
        onType={text => store.type({ phone: text })}
        onPaste={text => store.takeText(text, 'phone')}
      >
        <FieldButton icon="paste" label={words.paste} onClick={() => void store.pasteInto('phone')} />
      </TextField>
      <SaidLine state={state} />
      <Choices store={store} state={state} />
      <OwnerField store={store} state={state} />
      <Submit label={words.phone.button} privacy={words.privacy} />
    </>
  )
}
