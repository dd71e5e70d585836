import type { Language } from '#shared/domain/platform'
import { wordsOf } from '../words/words.ts'
import { Icon } from './icon.tsx'

/** For whoever paid already: the first minutes count. */
export function PaidBox({ language }: { language: Language }) {
  const { paid } = wordsOf(language)
  return (
    <section>
      <div>
        <h2>{paid.title}</h2>
        <p class="soft">{paid.chance}</p>
      </div>
      <a class="button is-main" href={language === 'en' ? '/lapor?lang=en' : '/lapor'}>
        <Icon name="timer" size={20} /> {paid.link}
      </a>
    </section>
  )
}
