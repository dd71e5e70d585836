import type { ProfileKey } from '#shared/domain/subject'
import { usePageWords } from '../stores/page-words.ts'
import { usePopup } from '../stores/popup-store.ts'
import { PageNotice } from './page-notice.tsx'
import { PageSellers } from './page-sellers.tsx'

/** What the tab in front has to say: its sellers, or why there are none. */
export function PageSection({ onOpen }: { onOpen(key: ProfileKey): void }) {
  const { popup } = usePageWords()
  const page = usePopup(state => state.page)
  if (page.kind === 'reading') return <section className="page-sellers" aria-busy="true" />
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
