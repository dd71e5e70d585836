import { TimerIcon } from '../icons.tsx'
import { useSettings, useWords } from '../stores/settings-store.ts'

/** For whom it is late already: the way to the steps that help in the first minutes. */
export function PaidSection() {
  const { findings } = useWords()
  const apiUrl = useSettings(settings => settings.apiUrl)
  return (
    <section className="section">
      <h2 className="section-title">{findings.paidTitle}</h2>
      <p className="quiet">{findings.paidText}</p>
      <a className="primary" href={`${apiUrl}/lapor`} target="_blank" rel="noopener noreferrer">
        <TimerIcon /> {findings.paidButton}
      </a>
    </section>
  )
}
