import { type Tab, tabId, tabs } from '../form.ts'
import type { State } from '../state.ts'
import { type CheckStore, formHeadingId } from '../store.ts'
import { wordsOf } from '../words/words.ts'
import { AccountTab } from './account-tab.tsx'
import { Icon, type IconName } from './icon.tsx'
import { LinkTab } from './link-tab.tsx'
import { PhoneTab } from './phone-tab.tsx'
import { QrisTab } from './qris-tab.tsx'

const tabIcons: Record<Tab, IconName> = { link: 'link', account: 'bank', phone: 'phone', qris: 'qris' }

export function FormView({ store, state }: { store: CheckStore; state: State }) {
  const { language, form } = state
  const words = wordsOf(language)
  const submit = (event: Event) => {
    event.preventDefault()
    store.submit()
  }
  return (
    <>
      <section class="ask">
        <div>
          <h1 id={formHeadingId} tabindex={-1}>
            {words.title}
          </h1>
          <p class="subtitle">{words.subtitle}</p>
        </div>
        <form class="check-form" novalidate onSubmit={submit}>
          <Tabs store={store} state={state} />
          {form.tab === 'link' && <LinkTab store={store} state={state} />}
          {form.tab === 'account' && <AccountTab store={store} state={state} />}
          {form.tab === 'phone' && <PhoneTab store={store} state={state} />}
          {form.tab === 'qris' && <QrisTab store={store} state={state} />}
        </form>
      </section>
      <PaidSection state={state} />
      <InstallSection state={state} />
    </>
  )
}

function Tabs({ store, state }: { store: CheckStore; state: State }) {
  const { form, language } = state
  const words = wordsOf(language)
  return (
    <fieldset class="options">
      <legend class="offscreen">{words.what}</legend>
      {tabs.map(tab => (
        <label key={tab} class="option is-tab">
          <input
            id={tabId(tab)}
            type="radio"
            name="tab"
            class="offscreen"
            checked={form.tab === tab}
            onChange={() => store.changeTab(tab)}
          />
          <Icon name={tabIcons[tab]} size={20} />
          <span>{words.tabs[tab]}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** For whoever comes too late for a check. */
function PaidSection({ state: { language } }: { state: State }) {
  const { paid } = wordsOf(language)
  return (
    <section class="paid">
      <div>
        <h2>{paid.title}</h2>
        <p class="soft">{paid.text}</p>
      </div>
      <a class="row-link" href={language === 'en' ? '/lapor?lang=en' : '/lapor'}>
        <span>{paid.link}</span>
        <Icon name="next" size={20} />
      </a>
    </section>
  )
}

/** Shown only where the browser offers it. */
function InstallSection({ state: { language, install } }: { state: State }) {
  const words = wordsOf(language).install
  if (!install) return null
  return (
    <section class="paid">
      <button type="button" class="row-link" onClick={install}>
        <span>
          {words.button}
          <span class="soft install-how">{words.text}</span>
        </span>
        <Icon name="next" size={20} />
      </button>
    </section>
  )
}
