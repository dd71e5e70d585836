import { platformNames } from '#shared/rules/verdict-words'
import { SettingsIcon } from '../more-icons.tsx'
import { usePageWords } from '../stores/page-words.ts'
import { usePopup } from '../stores/popup-store.ts'
import { useWords } from '../stores/settings-store.ts'

export function PopupFooter() {
  const { popup } = usePageWords()
  const { footer } = useWords()
  const page = usePopup(state => state.page)
  const platform = page.kind === 'described' ? platformNames[page.page.platform] : popup.anyPlatform
  return (
    <footer className="popup-footer">
      <a className="popup-settings" href="/options.html" target="_blank" rel="noopener">
        <SettingsIcon /> {popup.settings}
      </a>
      <span>{footer.notPlatform(platform)}</span>
    </footer>
  )
}
