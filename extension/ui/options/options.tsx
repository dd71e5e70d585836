import { useEffect } from 'react'
import type { Language } from '#shared/domain/platform'
import { sendToBackground } from '../../messaging/send.ts'
import type { Settings } from '../../platform/storage-items.ts'
import { useOptionsWords } from '../stores/options-words.ts'
import { applyTheme, useSettings } from '../stores/settings-store.ts'
import { AccountSection } from './account-section.tsx'
import './options.css'
import { ServerForm } from './server-form.tsx'

const languages: Record<Language, string> = { id: 'Bahasa Indonesia', en: 'English' }

/** Language, look and server, and what we do not know. A choice is in force at once. */
export function Options() {
  const options = useOptionsWords()
  const { language, theme } = useSettings()
  useEffect(() => {
    applyTheme(theme)
    document.title = `Amanah: ${options.title}`
  }, [theme, options])
  const change = (settings: Partial<Pick<Settings, 'language' | 'theme'>>) =>
    void sendToBackground('settings/change', settings)
  return (
    <main className="options">
      <p className="wordmark">Amanah</p>
      <h1>{options.title}</h1>
      <Choice
        title={options.language}
        name="language"
        names={languages}
        value={language}
        onChoose={value => change({ language: value })}
      />
      <Choice
        title={options.theme}
        name="theme"
        names={options.themes}
        value={theme}
        onChoose={value => change({ theme: value })}
      />
      <AccountSection />
      <ServerForm />
      <section>
        <h2>{options.privacyTitle}</h2>
        <p>{options.privacy}</p>
      </section>
      <section>
        <h2>{options.aboutTitle}</h2>
        <p>{options.about}</p>
      </section>
    </main>
  )
}

function Choice<Value extends string>(props: {
  title: string
  name: string
  names: Record<Value, string>
  value: Value
  onChoose(value: Value): void
}) {
  return (
    <fieldset>
      <legend>{props.title}</legend>
      {(Object.keys(props.names) as Value[]).map(value => (
        <label key={value} lang={props.name === 'language' ? value : undefined}>
          <input
            type="radio"
            name={props.name}
            checked={props.value === value}
            onChange={() => props.onChoose(value)}
          />
          {props.names[value]}
        </label>
      ))}
    </fieldset>
  )
}
