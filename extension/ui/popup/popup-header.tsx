import { usePageWords } from '../stores/page-words.ts'
import { changeLanguage } from '../stores/popup-store.ts'
import { useSettings } from '../stores/settings-store.ts'

export function PopupHeader() {
  const { popup } = usePageWords()
  const language = useSettings(settings => settings.language)
  const other = language === 'id' ? 'en' : 'id'
  return (
    <header className="popup-header">
      <h1 className="wordmark popup-title">Amanah</h1>
      <button type="button" className="link" lang={other} onClick={() => void changeLanguage(other)}>
        {popup.language}
      </button>
    </header>
  )
}
