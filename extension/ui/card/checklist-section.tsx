import { useState } from 'react'
import { useWords } from '../stores/settings-store.ts'
import { AccountField } from './account-field.tsx'

const ways = ['transfer', 'courier', 'meeting'] as const

/** The checklist that fits how one pays. For a transfer it also takes the number to check. */
export function ChecklistSection() {
  const { checklist } = useWords()
  const [way, setWay] = useState<(typeof ways)[number]>('transfer')
  return (
    <section>
      <h2>{checklist.title}</h2>
      <div className="segments" role="radiogroup" aria-label={checklist.title}>
        {ways.map(each => (
          <label key={each}>
            <input
              type="radio"
              name="way"
              value={each}
              checked={way === each}
              onChange={() => setWay(each)}
            />
            <span>{checklist.ways[each]}</span>
          </label>
        ))}
      </div>
      {way === 'transfer' && <AccountField />}
      <ul className="checklist">
        {checklist[way].map(([what, how]) => (
          <li key={what}>
            <label>
              <input type="checkbox" />
              <span>
                {what}
                {how && <small>{how}</small>}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </section>
  )
}
