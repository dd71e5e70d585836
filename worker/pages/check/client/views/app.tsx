import { useLayoutEffect, useSyncExternalStore } from 'hono/jsx/dom'
import { Foot } from '../../../layout.tsx'
import { type CheckStore, resultHeadingId } from '../store.ts'
import { wordsOf } from '../words/words.ts'
import { FormView } from './form-view.tsx'
import { Icon } from './icon.tsx'
import { ResultView } from './result-view.tsx'

/** The whole page: the form, or in its place the result. */
export function App({ store }: { store: CheckStore }) {
  const state = useSyncExternalStore(store.subscribe, store.get)
  const { language, check, focus } = state
  useLayoutEffect(() => {
    if (focus) document.getElementById(focus.id)?.focus()
  }, [focus])
  return (
    <>
      {check ? <ResultTop store={store} /> : <FormTop store={store} />}
      <main>
        {check ? (
          <ResultView store={store} state={state} check={check} />
        ) : (
          <FormView store={store} state={state} />
        )}
      </main>
      <Foot language={language} />
    </>
  )
}

function FormTop({ store }: { store: CheckStore }) {
  const { language } = store.get()
  const other = language === 'id' ? 'en' : 'id'
  return (
    <header class="top">
      <a class="wordmark" href={language === 'en' ? '/?lang=en' : '/'}>
        Amanah
      </a>
      <button type="button" class="text-button" lang={other} onClick={() => store.changeLanguage(other)}>
        {wordsOf(language).otherLanguage}
      </button>
    </header>
  )
}

function ResultTop({ store }: { store: CheckStore }) {
  const { result } = wordsOf(store.get().language)
  return (
    <header class="top is-result">
      <button type="button" class="icon-button" aria-label={result.back} onClick={() => store.goBack()}>
        <Icon name="back" />
      </button>
      <h1 class="top-title" id={resultHeadingId} tabindex={-1}>
        {result.title}
      </h1>
    </header>
  )
}
