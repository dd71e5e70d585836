import { type ReactNode, useEffect, useRef } from 'react'
import './reading.css'

export interface BoxProps {
  icon: ReactNode
  title: string
  text?: string
  /** Takes the place of what had the focus, and takes the focus over: it would fall to the start of the page. */
  isFocused?: boolean
  children?: ReactNode
}

/** A framed answer: icon, what it is, what to make of it. */
export function Box({ icon, title, text, isFocused = false, children }: BoxProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isFocused) box.current?.focus()
  }, [isFocused])
  return (
    <div className="reading" ref={box} tabIndex={-1}>
      <p className="reading-head">
        <span className="tile">{icon}</span>
        <span>
          <b>{title}</b>
          {text && <small>{text}</small>}
        </span>
      </p>
      {children}
    </div>
  )
}
