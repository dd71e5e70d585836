import { useId, useState } from 'react'
import type { Verdict } from '#shared/domain/verdict'
import { useReader } from '../reading/use-reader.ts'
import { useWords } from '../stores/settings-store.ts'
import type { Words } from '../words/id.ts'
import './checklist.css'

type ChecklistWords = Words['checklist']
type Way = keyof ChecklistWords['ways']
const ways: readonly Way[] = ['transfer', 'courier', 'meeting']

/** What to do before paying: by how one pays, or, where a finding stands, how to buy all the same. */
export function ChecklistSection({ verdict }: { verdict: Verdict | 'unknown' }) {
  const { checklist } = useWords()
  const reader = useReader()
  const [way, setWay] = useState<Way>('transfer')
  if (verdict === 'reported') {
    return (
      <section className="section">
        <h2 className="section-title">{checklist.titles.still}</h2>
        <Checks checks={checklist.reported} />
        {reader && <reader.AccountField />}
      </section>
    )
  }
  const title = verdict === 'unknown' ? checklist.titles.meanwhile : checklist.titles.before
  return (
    <section className="section">
      <h2 className="section-title">{title}</h2>
      <Segments title={title} way={way} onChoose={setWay} />
      {way === 'transfer' && reader && <reader.AccountField />}
      <Checks checks={way === 'transfer' ? transferChecks(verdict, checklist) : checklist[way]} />
    </section>
  )
}

function Segments(props: { title: string; way: Way; onChoose(way: Way): void }) {
  const { checklist } = useWords()
  const name = useId()
  return (
    <div className="segments" role="radiogroup" aria-label={props.title}>
      {ways.map(way => (
        <label className="segment" key={way}>
          <input
            className="segment-input"
            type="radio"
            name={name}
            checked={props.way === way}
            onChange={() => props.onChoose(way)}
          />
          <span className="segment-name">{checklist.ways[way]}</span>
        </label>
      ))}
    </div>
  )
}

function Checks({ checks }: { checks: readonly string[][] }) {
  return (
    <ul className="checklist">
      {checks.map(([what, how]) => (
        <li key={what}>
          <label className="check">
            <input className="check-box" type="checkbox" />
            <span>
              {what}
              {how && <small className="check-how">{how}</small>}
            </span>
          </label>
        </li>
      ))}
    </ul>
  )
}

function transferChecks(verdict: Exclude<Verdict, 'reported'> | 'unknown', words: ChecklistWords) {
  if (verdict === 'verified') return words.transferVerified
  if (verdict === 'caution') return words.transferCaution
  if (verdict === 'disputed') return words.transferDisputed
  return verdict === 'unknown' ? words.unknown : words.transfer
}
