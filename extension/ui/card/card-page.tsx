import { useCallback, useEffect } from 'react'
import { toProfileParts } from '#shared/rules/subject-key'
import { sendToOwnPage } from '../../messaging/send-to-page.ts'
import { parseSubject } from '../parse-subject.ts'
import { useCard } from '../stores/card-store.ts'
import { applyTheme, useSettings } from '../stores/settings-store.ts'
import { Card } from './card.tsx'
import './card-page.css'

/** The card as a page of its own: in the frame that a badge opens, or in a tab. */
export function CardPage() {
  const open = useCard(state => state.open)
  const theme = useSettings(settings => settings.theme)
  useEffect(() => {
    const pageTheme = parseSubject(location.hash)?.theme ?? 'auto'
    applyTheme(theme === 'auto' ? pageTheme : theme)
  }, [theme])
  useEffect(() => {
    const subject = parseSubject(location.hash)
    if (!subject) return
    const { key, platformId, name } = subject
    document.title = `Amanah: ${name ?? toProfileParts(key).handle}`
    void open({ key, platformId, name })
  }, [open])
  const isFramed = window.top !== window
  const close = useCallback(
    () => void (isFramed ? sendToOwnPage('card/close', {}) : window.close()),
    [isFramed],
  )
  const resize = useCallback((height: number) => void sendToOwnPage('card/resize', { height }), [])
  return isFramed ? <Card onClose={close} onResize={resize} /> : <Card onClose={close} />
}
