import type { Child } from 'hono/jsx'
import type { Language, Message } from '#shared/domain/platform'
import type { DataOfAccount } from '../../services/data-of-account.ts'
import type { Say } from '../layout.tsx'
import { roleNames } from '../shop/shop-words.ts'
import { toDay, toMoment } from '../times.ts'
import { claimStates, messageNames, messageStates, toEventName } from './data-of-account-words.ts'

interface PartProps {
  language: Language
  data: DataOfAccount
  say: Say
}

/** Everything else that is kept, folded: each list says how long it is. */
export function DataLists({ language, data, say }: PartProps) {
  const role = (text: string) => (text in roleNames ? say(roleNames[text as keyof typeof roleNames]) : text)
  return (
    <section>
      <List title={{ id: 'Perangkat', en: 'Devices' }} say={say} count={data.devices.length}>
        {data.devices.map(({ name, signedInAt }) => (
          <li key={`${name} ${signedInAt}`}>
            {name || '–'} <small>{toDay(signedInAt, language)}</small>
          </li>
        ))}
      </List>
      <List title={{ id: 'Toko dan peran', en: 'Shops and roles' }} say={say} count={data.shops.length}>
        {data.shops.map(({ name, slug, role: its }) => (
          <li key={slug}>
            {name} <small>{role(its)}</small>
          </li>
        ))}
      </List>
      <List title={{ id: 'Klaim', en: 'Claims' }} say={say} count={data.claims.length}>
        {data.claims.map(({ profile, state, createdAt }) => (
          <li key={`${profile} ${createdAt}`}>
            {profile}{' '}
            <small>
              {say(claimStates[state] ?? { id: state, en: state })}, {toDay(createdAt, language)}
            </small>
          </li>
        ))}
      </List>
      <List
        title={{ id: 'Kode yang dilihat perangkatmu', en: 'Codes that your devices saw' }}
        say={say}
        count={data.sightings.length}
      >
        {data.sightings.map(at => (
          <li key={at}>{toMoment(at, language)}</li>
        ))}
      </List>
      <List title={{ id: 'Peran petugas', en: 'Roles at the desk' }} say={say} count={data.deskRoles.length}>
        {data.deskRoles.map(({ role: its, since }) => (
          <li key={its}>
            {its} <small>{toDay(since, language)}</small>
          </li>
        ))}
      </List>
      <List title={{ id: 'Pesan untukmu', en: 'Messages to you' }} say={say} count={data.messages.length}>
        {data.messages.map(({ template, recipient, state, createdAt }) => (
          <li key={`${template} ${createdAt} ${recipient}`}>
            {say(messageNames[template] ?? { id: template, en: template })}{' '}
            <small>
              {recipient} · {say(messageStates[state])} · {toMoment(createdAt, language)}
            </small>
          </li>
        ))}
      </List>
      <List title={{ id: 'Catatan kejadian', en: 'Event log' }} say={say} count={data.events.length}>
        {data.events.map(({ time, type, isMine }) => (
          <li key={`${time} ${type}`}>
            {say(toEventName(type))}{' '}
            <small>
              {isMine
                ? say({ id: 'oleh kamu', en: 'by you' })
                : say({ id: 'menyebut kamu', en: 'names you' })}{' '}
              · {toMoment(time, language)}
            </small>
          </li>
        ))}
      </List>
    </section>
  )
}

interface ListProps {
  title: Message
  say: Say
  count: number
  children: Child
}

function List({ title, say, count, children }: ListProps) {
  return (
    <details class="fold">
      <summary>
        {say(title)} ({count})
      </summary>
      {count === 0 ? (
        <p class="soft">{say({ id: 'Tidak ada.', en: 'None.' })}</p>
      ) : (
        <ul class="list">{children}</ul>
      )}
    </details>
  )
}
