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
  return (
    <section className="page-sellers">
      <div className="section-head">
        <h2>{popup.sellers}</h2>
        <span className="section-count">{sellers.length}</span>
      </div>
      <ul>
        {sortSellers(sellers).map(seller => (
          <SellerRow key={seller.key} seller={seller} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  )
}
