import type { Child } from 'hono/jsx'
import type { Language } from '#shared/domain/platform'
import { canInShop } from '#shared/rules/can-in-shop'
import type { Shop } from '../../services/shop-access.ts'
import { toHref } from '../account/form-parts.tsx'
import { Foot, Page, type Say, toSay } from '../layout.tsx'
import { ShopIcon, type ShopIconName } from './shop-icon.tsx'
import { roleNames, type ShopNote, shopNotes } from './shop-words.ts'

interface ShopFrameProps {
  language: Language
  title: string
  path: '/toko' | '/toko/tim' | '/toko/atur'
  shop: Shop
  /** All shops of whoever looks. */
  shops: readonly Shop[]
  note?: ShopNote | null
  children: Child
}

/** The frame of the seller desk: which shop, in which role, and where else there is to go. */
export function ShopFrame({ language, title, path, shop, shops, note, children }: ShopFrameProps) {
  const say = toSay(language)
  const other = language === 'id' ? 'en' : 'id'
  return (
    <Page language={language} title={title}>
      <header class="top shop-top">
        <ShopSwitch language={language} shop={shop} shops={shops} say={say} />
        <a class="language" href={toHref(path, other, { toko: shop.slug })} lang={other} hreflang={other}>
          {other === 'en' ? 'English' : 'Indonesia'}
        </a>
      </header>
      <main>
        {note && (
          <section>
            <p class="notice" role="status">
              {say(shopNotes[note])}
            </p>
          </section>
        )}
        {children}
      </main>
      <Foot language={language} />
      <nav class="shop-tabs" aria-label={say({ id: 'Bagian toko', en: 'Parts of the shop' })}>
        <Tab language={language} path="/toko" at={path} shop={shop} icon="home">
          {say({ id: 'Beranda', en: 'Home' })}
        </Tab>
        <Tab language={language} path="/toko/tim" at={path} shop={shop} icon="team">
          {say({ id: 'Tim', en: 'Team' })}
        </Tab>
        {canInShop(shop.role, 'rename') && (
          <Tab language={language} path="/toko/atur" at={path} shop={shop} icon="shop">
            {say({ id: 'Toko', en: 'Shop' })}
          </Tab>
        )}
      </nav>
    </Page>
  )
}

interface TabProps {
  language: Language
  path: ShopFrameProps['path']
  at: string
  shop: Shop
  icon: ShopIconName
  children: Child
}

function Tab({ language, path, at, shop, icon, children }: TabProps) {
  return (
    <a
      href={toHref(path, language, { toko: shop.slug })}
      {...(path === at ? { 'aria-current': 'page' } : {})}
    >
      <ShopIcon name={icon} />
      {children}
    </a>
  )
}

interface ShopSwitchProps {
  language: Language
  shop: Shop
  shops: readonly Shop[]
  say: Say
}

/** Opens by itself, without script; the shop that one is in stands in the list as well. */
function ShopSwitch({ language, shop, shops, say }: ShopSwitchProps) {
  const role = `${say({ id: 'kamu', en: 'you are' })} ${say(roleNames[shop.role])}`
  return (
    <details class="shop-switch">
      <summary>
        <span>
          <strong>{shop.name}</strong>
          <span class="soft">{role}</span>
        </span>
        <ShopIcon name="switch" />
      </summary>
      <ul>
        {shops.map(({ id, slug, name, role: itsRole }) => (
          <li key={id}>
            <a
              href={toHref('/toko', language, { toko: slug })}
              {...(id === shop.id ? { 'aria-current': 'true' } : {})}
            >
              <strong>{name}</strong> <span class="soft">{say(roleNames[itsRole])}</span>
            </a>
          </li>
        ))}
        <li>
          <a href={toHref('/toko/baru', language)}>
            {say({ id: 'Buat toko lain', en: 'Make another shop' })}
          </a>
        </li>
        <li>
          <a href={toHref('/akun', language)}>{say({ id: 'Akunku', en: 'My account' })}</a>
        </li>
      </ul>
    </details>
  )
}
