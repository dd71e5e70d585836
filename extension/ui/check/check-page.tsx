import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import type { ProfileQuestion } from '#shared/device/lookup/lookup-answer'
import type { DestinationKey, ProfileKey } from '#shared/domain/subject'
import { readHandover } from '../../platform/handover.ts'
import { ManualCheck } from '../manual-check.tsx'
import { CheckPurposeProvider, noPurpose } from '../reading/check-context.ts'
import { useReader } from '../reading/use-reader.ts'
import { useCard } from '../stores/card-store.ts'
import { useCheckWords } from '../stores/check-words.ts'
import { usePicture } from '../stores/picture-store.ts'
import { changeLanguage } from '../stores/popup-store.ts'
import { applyTheme, useSettings } from '../stores/settings-store.ts'
import './check.css'
import { PictureSection } from './picture-section.tsx'
import { usePictureInput } from './use-picture-input.ts'

const Card = lazy(async () => ({ default: (await import('../card/card.tsx')).Card }))

/** A number that somebody pointed at on a page. */
interface Given {
  keys: readonly DestinationKey[]
  profile: ProfileQuestion | null
  holder: string | null
}

/** The page that checks what somebody met elsewhere: a text, a number of a chip, a picture. */
export function CheckPage() {
  const words = useCheckWords()
  const { theme, language } = useSettings()
  const openCard = useCard(state => state.open)
  const [text, setText] = useState('')
  const [isAsked, setAsked] = useState(false)
  const [given, setGiven] = useState<Given | null>(null)
  const [isCardOpen, setCardOpen] = useState(false)
  const { openFile } = usePicture()
  const isOver = usePictureInput(openFile)
  useEffect(() => applyTheme(theme), [theme])
  useEffect(() => {
    document.title = `${words.title} · Amanah`
  }, [words])
  const check = useCallback(
    (key: ProfileKey) => {
      setCardOpen(true)
      void openCard({ key, platformId: null, name: null })
    },
    [openCard],
  )
  const type = useCallback((next: string) => {
    setText(next)
    setAsked(false)
  }, [])
  const takeText = useCallback((selected: string) => {
    setText(selected)
    setAsked(true)
  }, [])
  const purpose = useMemo(
    () => ({ profile: given?.profile ?? null, isFixed: false, isAsked: given !== null, onProfile: check }),
    [given, check],
  )
  const purposeOfPictures = useMemo(() => ({ ...noPurpose, onProfile: check }), [check])
  useHandover(takeText, setGiven)

  const other = language === 'id' ? 'en' : 'id'
  return (
    <div className={isOver ? 'check is-over' : 'check'}>
      <header className="check-header">
        <span className="wordmark">Amanah</span>
        <button type="button" className="link" lang={other} onClick={() => void changeLanguage(other)}>
          {words.language}
        </button>
      </header>
      <main>
        <h1>{words.title}</h1>
        <p className="quiet">{words.subtitle}</p>
        <ManualCheck text={text} isAsked={isAsked} onType={type} onCheck={check} />
        {given && text === '' && (
          <CheckPurposeProvider value={purpose}>
            <GivenNumbers {...given} />
          </CheckPurposeProvider>
        )}
        {isCardOpen && (
          <div className="check-card">
            <Suspense>
              <Card onClose={() => setCardOpen(false)} onBack={() => setCardOpen(false)} />
            </Suspense>
          </div>
        )}
        <CheckPurposeProvider value={purposeOfPictures}>
          <PictureSection onRead={type} />
        </CheckPurposeProvider>
      </main>
      <footer className="check-footer">
        <a href="/options.html" target="_blank" rel="noopener">
          {words.settings}
        </a>
        <span>{words.privacy}</span>
      </footer>
      {isOver && <p className="drop-here">{words.picture.drop}</p>}
    </div>
  )
}

function GivenNumbers({ keys, holder }: Given) {
  const reader = useReader()
  const readings = reader ? keys.flatMap(key => reader.readingOfKey(key, holder) ?? []) : []
  return <div role="status">{reader && <reader.NumbersBox readings={readings} isFocused />}</div>
}

/** What the page was opened for stands in its session, under the name in its address. */
function useHandover(onText: (text: string) => void, onGiven: (given: Given) => void): void {
  const { openSource, openScreen } = usePicture()
  useEffect(() => {
    const id = location.hash.slice(1)
    if (!id) return
    void readHandover(id).then(handover => {
      if (!handover) return
      if (handover.kind === 'text') onText(handover.text)
      else if (handover.kind === 'destination') onGiven(handover)
      else if (handover.kind === 'image') void openSource(handover.source)
      else void openScreen(handover.capture)
    })
  }, [onText, onGiven, openSource, openScreen])
}
