import type { Language } from '#shared/domain/platform'
import { Layout, toSay } from './layout.tsx'

/** What a browser gets for an address that is not there. */
export function MissingPage({ language }: { language: Language }) {
  const say = toSay(language)
  const title = say({ id: 'Halaman ini tidak ada', en: 'There is no such page' })
  return (
    <Layout language={language} title={title} path={null}>
      <section>
        <h1>{title}</h1>
        <p>
          {say({
            id: 'Alamatnya mungkin salah ketik, atau halamannya sudah pindah.',
            en: 'The address may be misspelled, or the page has moved.',
          })}
        </p>
        <a class="button is-main" href={language === 'en' ? '/?lang=en' : '/'}>
          {say({ id: 'Ke halaman depan', en: 'To the front page' })}
        </a>
      </section>
    </Layout>
  )
}
