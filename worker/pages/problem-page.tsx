import type { Language, Message } from '#shared/domain/platform'
import { Layout, toSay } from './layout.tsx'

interface ProblemPageProps {
  language: Language
  message: Message
  requestId: string
}

/** What went wrong with a page or form, for a person: what it was, and what to do. */
export function ProblemPage({ language, message, requestId }: ProblemPageProps) {
  const say = toSay(language)
  return (
    <Layout language={language} title={say({ id: 'Tidak bisa', en: 'Not possible' })} path={null}>
      <section>
        <h1>{say(message)}</h1>
        <p>
          {say({
            id: 'Kembali ke halaman sebelumnya dan coba lagi. Isianmu biasanya masih ada di sana.',
            en: 'Go back to the page before and try again. What you typed is usually still there.',
          })}
        </p>
        <a class="button" href={language === 'en' ? '/?lang=en' : '/'}>
          {say({ id: 'Ke halaman depan', en: 'To the front page' })}
        </a>
        <p class="soft">
          {say({ id: 'Nomor permintaan', en: 'Request' })}: <code>{requestId}</code>
        </p>
      </section>
    </Layout>
  )
}
