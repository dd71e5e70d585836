import type { Child } from 'hono/jsx'
import type { Language } from '#shared/domain/platform'
import type { KeptLetter } from '../services/mailbox.ts'
import { Layout, type Say, toSay } from './layout.tsx'

/** Letters of the local environment, the newest first: as text, and the markup of mail programs as text too. */
export function MailboxPage({ language, letters }: { language: Language; letters: readonly KeptLetter[] }) {
  const say = toSay(language)
  const title = say({ id: 'Kotak surat lokal', en: 'Local mailbox' })
  return (
    <Layout language={language} title={title} path="/kotak-surat">
      <section>
        <h1>{title}</h1>
        <p class="soft">
          {say({
            id: 'Di komputer ini e-mail dan WhatsApp tidak benar-benar dikirim. Pesannya ada di sini.',
            en: 'On this machine e-mail and WhatsApp are not really sent. The messages are here.',
          })}
        </p>
        {letters.length === 0 && <p>{say({ id: 'Belum ada pesan.', en: 'No messages yet.' })}</p>}
      </section>
      {letters.map(letter => (
        <LetterView key={letter.id} letter={letter} say={say} />
      ))}
    </Layout>
  )
}

function LetterView({ letter, say }: { letter: KeptLetter; say: Say }) {
  const { channel, to, at, subject, text, html } = letter
  return (
    <section>
      <h2>{subject}</h2>
      <p class="soft">
        {channel} · {to} · <time dateTime={at}>{at.replace('T', ' ').slice(0, 19)} UTC</time>
      </p>
      <pre>{toLinked(text)}</pre>
      <details>
        <summary>{say({ id: 'Versi HTML', en: 'HTML version' })}</summary>
        <pre>{html}</pre>
      </details>
    </section>
  )
}

/** Addresses of web pages become links; whatever else stands there stays text. */
function toLinked(text: string): Child[] {
  return text.split(/(https?:\/\/[^\s<>"]+)/).map(part =>
    /^https?:\/\//.test(part) ? (
      <a key={part} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  )
}
