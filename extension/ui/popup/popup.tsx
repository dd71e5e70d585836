import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import type { ProfileKey } from '#shared/domain/subject'
import { useCard } from '../stores/card-store.ts'
import { openCardOnPage, usePopup } from '../stores/popup-store.ts'
import { applyTheme, useSettings } from '../stores/settings-store.ts'
import './popup.css'
import { ManualCheck } from '../manual-check.tsx'
import { DataBlock } from './data-block.tsx'
import { PageSection } from './page-section.tsx'
import { PictureActions } from './picture-actions.tsx'
import { PopupFooter } from './popup-footer.tsx'
import { PopupHeader } from './popup-header.tsx'

// Most openings of the popup end without a card.
const Card = lazy(async () => ({ default: (await import('../card/card.tsx')).Card }))

/** The window under the button in the toolbar: check by hand, the sellers of the page, the state of the data. */
export function Popup() {
  const { readPage, readStatus } = usePopup()
  const openCard = useCard(state => state.open)
  const theme = useSettings(settings => settings.theme)
  const [text, setText] = useState('')
  const [isCardOpen, setCardOpen] = useState(false)
  useEffect(() => applyTheme(theme), [theme])
  useEffect(() => {
    void readPage()
    void readStatus()
  }, [readPage, readStatus])

  const check = useCallback(
    (key: ProfileKey) => {
      setCardOpen(true)
      void openCard({ key, platformId: null, name: null })
    },
    [openCard],
  )

  async function openOnPage(key: ProfileKey) {
    if (await openCardOnPage(key)) window.close()
    else check(key)
  }

  if (isCardOpen) {
    const back = () => setCardOpen(false)
    return (
      <div className="popup is-card">
        <Suspense>
          <Card onClose={back} onBack={back} />
        </Suspense>
      </div>
    )
  }
  return (
    <div className="popup">
      <PopupHeader text={text} />
      <ManualCheck text={text} onType={setText} onCheck={check} />
      {text.trim() === '' && (
        <>
          <PictureActions />
          <PageSection onOpen={key => void openOnPage(key)} />
        </>
      )}
      <DataBlock />
      <PopupFooter />
    </div>
  )
}
