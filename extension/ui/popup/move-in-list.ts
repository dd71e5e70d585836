import type { KeyboardEvent } from 'react'

/** Up and Down walk the rows; Up on the first one returns to the field. */
export function moveInList(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const list = event.currentTarget
  const rows = Array.from(list.querySelectorAll<HTMLElement>('.seller-row'))
  const row = (event.target as HTMLElement).closest('li')?.querySelector<HTMLElement>('.seller-row')
  const next = row ? rows.indexOf(row) + (event.key === 'ArrowDown' ? 1 : -1) : 0
  event.preventDefault()
  if (next < 0) list.ownerDocument.getElementById('manual')?.focus()
  else rows[next]?.focus()
}
