import { lazy, Suspense } from 'react'
import type { ProfileKey } from '#shared/domain/subject'
import { usePageWords } from '../stores/page-words.ts'
import { usePopup } from '../stores/popup-store.ts'
import { moveInList } from './move-in-list.ts'
import { PageNotice } from './page-notice.tsx'
import { PageSellers } from './page-sellers.tsx'

// It knows every bank: the sellers do not wait for it.
const PageNumbers = lazy(async () => ({ default: (await import('./page-numbers.tsx')).PageNumbers }))

// For people of the desk, who are few.
const DeskSection = lazy(async () => ({ default: (await import('./desk-section.tsx')).DeskSection }))

/** What the tab in front has to say: its sellers and numbers, or why there are none. */
export function PageSection({ onOpen }: { onOpen(key: ProfileKey): void }) {
  const { page, numbers } = usePopup()
  if (page.kind === 'reading') return <section className="page" aria-busy="true" />
  // Where no script of ours reads there is nothing more to say of numbers.
  if (page.kind !== 'described' && numbers === null) return <PageNotice kind={page.kind} />
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys walk the buttons in it
    <div className="page" onKeyDown={moveInList}>
      <Sellers onOpen={onOpen} />
      <Suspense>
        <PageNumbers numbers={numbers} />
      </Suspense>
      {page.kind === 'described' && (
        <Suspense>
          <DeskSection keys={page.page.sellers.map(({ key }) => key)} />
        </Suspense>
      )}
    </div>
  )
}

function Sellers({ onOpen }: { onOpen(key: ProfileKey): void }) {
  const { popup } = usePageWords()
  const page = usePopup(state => state.page)
  if (page.kind === 'reading') return null
  if (page.kind !== 'described') return <PageNotice kind={page.kind} />
  const { sellers, isReadable } = page.page
  if (sellers.length > 0) return <PageSellers sellers={sellers} onOpen={onOpen} />
  if (!isReadable) return <PageNotice kind="unreadable" />
  return (
    <section className="page-sellers">
      <h2 className="section-head">{popup.sellers}</h2>
      <p className="section-head quiet">{popup.nobody}</p>
    </section>
  )
}
