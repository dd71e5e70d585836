import { platformNames } from '#shared/rules/verdict-words'
import { SettingsIcon } from '../icons.tsx'
import { changeLanguage, usePopup } from '../stores/popup-store.ts'
import { useSettings, useWords } from '../stores/settings-store.ts'

export function PopupFooter() {
  const { popup, footer } = useWords()
  const language = useSettings(settings => settings.language)
  const page = usePopup(state => state.page)
  const platform = page.kind === 'described' ? platformNames[page.page.platform] : popup.anyPlatform
  const other = language === 'id' ? 'en' : 'id'
  return (
    <footer className="popup-footer">
      <a href="/options.html" target="_blank" rel="noopener">
        <SettingsIcon /> {popup.settings}
      </a>
      <button type="button" className="link" lang={other} onClick={() => void changeLanguage(other)}>
        {popup.language}
      </button>
      <span>{footer.notPlatform(platform)}</span>
    </footer>
  )
}
