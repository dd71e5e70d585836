import { type KeyboardEvent, useRef } from 'react'
import type { ProfileKey } from '#shared/domain/subject'
import type { PageSeller } from '../../messaging/page-protocol.ts'
import { usePageWords } from '../stores/page-words.ts'
import { SellerRow } from './seller-row.tsx'
import { sortSellers } from './sort-sellers.ts'

/** The sellers that the page shows, the most pressing first. */
export function PageSellers({
  sellers,
  onOpen,
}: {
  sellers: readonly PageSeller[]
  onOpen(key: ProfileKey): void
}) {
  const { popup } = usePageWords()
  const list = useRef<HTMLUListElement>(null)
  return (
    <section className="page-sellers">
      <div className="section-head">
        <h2>{popup.sellers}</h2>
        <span className="section-count">{sellers.length}</span>
      </div>
      <ul ref={list} onKeyDown={event => list.current && moveInList(list.current, event)}>
        {sortSellers(sellers).map(seller => (
          <SellerRow key={seller.key} seller={seller} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  )
}

/** Up and Down walk the rows; Up on the first one returns to the field. */
function moveInList(list: HTMLElement, event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const rows = Array.from(list.querySelectorAll<HTMLElement>('.seller-row'))
  const row = (event.target as HTMLElement).closest('li')?.querySelector<HTMLElement>('.seller-row')
  const next = row ? rows.indexOf(row) + (event.key === 'ArrowDown' ? 1 : -1) : 0
  event.preventDefault()
  if (next < 0) list.ownerDocument.getElementById('manual')?.focus()
  else rows[next]?.focus()
}
