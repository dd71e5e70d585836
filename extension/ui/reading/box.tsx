import type { ReactNode } from 'react'
import './reading.css'

/** A framed answer: icon, what it is, what to make of it. */
export function Box(props: { icon: ReactNode; title: string; text?: string; children?: ReactNode }) {
  return (
    <div className="reading">
      <p className="reading-head">
        <span className="tile">{props.icon}</span>
        <span>
          <b>{props.title}</b>
          {props.text && <small>{props.text}</small>}
        </span>
      </p>
      {props.children}
    </div>
  )
}
