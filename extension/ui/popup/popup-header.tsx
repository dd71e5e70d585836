import { hasPanel } from '../../platform/check-panel.ts'
import { askCheck } from '../ask-check.ts'
import { OpenIcon } from '../icons.tsx'
import { PanelIcon } from '../more-icons.tsx'
import { usePageWords } from '../stores/page-words.ts'
import { changeLanguage } from '../stores/popup-store.ts'
import { useSettings } from '../stores/settings-store.ts'

/** `text`: what stands in the field, and goes along to where there is more room. */
export function PopupHeader({ text }: { text: string }) {
  const { popup } = usePageWords()
  const language = useSettings(settings => settings.language)
  const other = language === 'id' ? 'en' : 'id'
  const isPanel = hasPanel()
  const question = text.trim() === '' ? null : ({ kind: 'text', text: text.slice(0, 20_000) } as const)

  return (
    <header className="popup-header">
      <h1 className="wordmark popup-title">Amanah</h1>
      <div className="popup-ways">
        <button type="button" className="link popup-panel" onClick={() => void askCheck(question)}>
          {isPanel ? <PanelIcon size={14} /> : <OpenIcon size={14} />} {isPanel ? popup.panel : popup.tab}
        </button>
        <button type="button" className="link" lang={other} onClick={() => void changeLanguage(other)}>
          {popup.language}
        </button>
      </div>
    </header>
  )
}
