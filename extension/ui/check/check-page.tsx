import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import type { ProfileKey } from '#shared/domain/subject'
import type { Handover } from '../../platform/handover.ts'
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
import { useHandover } from './use-handover.ts'
import { usePictureInput } from './use-picture-input.ts'
import { type GivenNumber, type Question, useQuestion } from './use-question.ts'

const Card = lazy(async () => ({ default: (await import('../card/card.tsx')).Card }))

/** Checks what somebody met elsewhere: a text, a number of a chip, a picture. In a tab, or in the panel beside a page. */
export function CheckPage({ isPanel = false }: { isPanel?: boolean }) {
  const words = useCheckWords()
  const { theme, language } = useSettings()
  const openCard = useCard(state => state.open)
  const { question, aside, type, ask, goBack } = useQuestion()
  const { text, given, turn } = question
  const [isCardOpen, setCardOpen] = useState(false)
  const { openFile, openSource, openScreen } = usePicture()
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
  const take = useCallback(
    (handover: Handover) => {
      setCardOpen(false)
      window.scrollTo(0, 0)
      if (handover.kind === 'text') ask({ text: handover.text, isAsked: handover.isAsked })
      else if (handover.kind === 'destination') ask({ given: handover })
      else {
        ask({})
        void (handover.kind === 'image' ? openSource(handover.source) : openScreen(handover.capture))
      }
    },
    [ask, openSource, openScreen],
  )
  const purpose = useMemo(
    () => ({ profile: given?.profile ?? null, isFixed: false, isAsked: given !== null, onProfile: check }),
    [given, check],
  )
  const purposeOfPictures = useMemo(() => ({ ...noPurpose, onProfile: check }), [check])
  useHandover(isPanel, take)

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
        <ManualCheck key={turn} text={text} isAsked={question.isAsked} onType={type} onCheck={check} />
        {given && text === '' && (
          <CheckPurposeProvider value={purpose}>
            <GivenNumbers key={turn} {...given} />
          </CheckPurposeProvider>
        )}
        {aside && <Aside question={aside} onBack={goBack} />}
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

/** The way back to what was asked, or typed, before. */
function Aside({ question: { text }, onBack }: { question: Question; onBack(): void }) {
  const words = useCheckWords()
  return (
    <button type="button" className="link aside" onClick={onBack}>
      {text.trim() === '' ? words.back : words.backTo(text.trim())}
    </button>
  )
}

function GivenNumbers({ keys, holder }: GivenNumber) {
  const reader = useReader()
  const readings = reader ? keys.flatMap(key => reader.readingOfKey(key, holder) ?? []) : []
  return <div role="status">{reader && <reader.NumbersBox readings={readings} isFocused />}</div>
}
