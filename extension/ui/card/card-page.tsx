import { useCallback, useEffect } from 'react'
import { sendToOwnPage } from '../../messaging/send-to-page.ts'
import { parseSubject } from '../parse-subject.ts'
import { useCard } from '../stores/card-store.ts'
import { applyTheme, useSettings } from '../stores/settings-store.ts'
import { Card } from './card.tsx'
import './card-page.css'

/** The card as a page of its own: in the frame that a badge opens, or in a tab. */
export function CardPage() {
  const open = useCard(state => state.open)
  const setTheme = useSettings(settings => settings.theme)
  useEffect(() => {
    const subject = parseSubject(location.hash)
    if (!subject) return
    applyTheme(setTheme === 'auto' ? (subject.theme ?? 'auto') : setTheme)
    document.title = `Amanah: ${subject.name ?? subject.key.split(':')[1]}`
    void open({ key: subject.key, platformId: subject.platformId, name: subject.name })
  }, [open, setTheme])
  const isFramed = window.top !== window
  const close = useCallback(
    () => void (isFramed ? sendToOwnPage('card/close', {}) : window.close()),
    [isFramed],
  )
  const resize = useCallback((height: number) => void sendToOwnPage('card/resize', { height }), [])
  return isFramed ? <Card onClose={close} onResize={resize} /> : <Card onClose={close} />
}
