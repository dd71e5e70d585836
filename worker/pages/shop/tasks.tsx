import type { Language } from '#shared/domain/platform'
import type { DeskTask } from '../../services/desk-tasks.ts'
import { toSay } from '../layout.tsx'
import { toMoment } from '../times.ts'
import { ShopIcon } from './shop-icon.tsx'

/** What waits, the most pressing first. */
export function Tasks({ language, tasks }: { language: Language; tasks: readonly DeskTask[] }) {
  const say = toSay(language)
  return (
    <section>
      <div class="heading">
        <h2>{say({ id: 'Menunggu kamu', en: 'Waiting for you' })}</h2>
        {tasks.length > 0 && <span class="soft">{tasks.length}</span>}
      </div>
      {tasks.length === 0 ? (
        <p class="calm">
          <ShopIcon name="calm" />
          {say({ id: 'Tidak ada yang menunggu.', en: 'Nothing waits.' })}
        </p>
      ) : (
        <ul class="tasks">
          {tasks.map(({ title, text, href, deadline }) => (
            <li key={`${href} ${title.id}`}>
              <h3>{say(title)}</h3>
              <p class="soft">{say(text)}</p>
              {deadline && (
                <p>
                  {say({ id: 'Sampai', en: 'Until' })} <strong>{toMoment(deadline, language)}</strong>
                </p>
              )}
              <a class="button" href={toLocalised(href, language)} aria-label={`${say(see)}: ${say(title)}`}>
                {say(see)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const see = { id: 'Lihat', en: 'See' }

/** The path may have a query of its own. */
function toLocalised(href: string, language: Language): string {
  if (language === 'id') return href
  return `${href}${href.includes('?') ? '&' : '?'}lang=en`
}
