import type { Language, Message } from '#shared/domain/platform'
import { canInShop } from '#shared/rules/can-in-shop'
import type { Shop } from '../../services/shop-access.ts'
import { Field, FormProblem, toHref } from '../account/form-parts.tsx'
import { toSay } from '../layout.tsx'
import { ShopFrame } from './shop-frame.tsx'
import type { ShopNote } from './shop-words.ts'

export interface SettingsPageProps {
  language: Language
  shop: Shop
  shops: readonly Shop[]
  note?: ShopNote | null
  /** As typed, where it was not taken. */
  name?: string
  typed?: string
  problems?: {
    name?: Message | null
    typed?: Message | null
    rename?: Message | null
    delete?: Message | null
  }
}

/** What the shop is called, and its end. */
export function SettingsPage({
  language,
  shop,
  shops,
  note = null,
  name = shop.name,
  typed = '',
  problems = {},
}: SettingsPageProps) {
  const say = toSay(language)
  const title = say({ id: 'Toko', en: 'Shop' })
  const query = { toko: shop.slug }
  return (
    <ShopFrame language={language} title={title} path="/toko/atur" shop={shop} shops={shops} note={note}>
      <section>
        <h1>{title}</h1>
        <p>
          {say({ id: 'Alamat', en: 'Address' })}: <code>{shop.slug}</code>
        </p>
        <FormProblem language={language} problem={problems.rename ?? null} />
        <form class="form" method="post" action={toHref('/toko/atur/nama', language, query)}>
          <Field
            language={language}
            name="name"
            label={{ id: 'Nama toko', en: 'Name of the shop' }}
            help={{
              id: 'Setelah ada profil yang disetujui, pergantian nama ikut tampil dengan tanggalnya. Alamat tidak berubah.',
              en: 'Once a profile is approved, a change of name is shown with its date. The address stays.',
            }}
            problem={problems.name}
            value={name}
            input-maxlength={60}
          />
          <button class="button is-main" type="submit">
            {say({ id: 'Simpan nama', en: 'Save the name' })}
          </button>
        </form>
      </section>
      {canInShop(shop.role, 'delete') && (
        <section>
          <h2>{say({ id: 'Hapus toko', en: 'Delete the shop' })}</h2>
          <p>
            {say({
              id: 'Toko, tim, undangan, dan klaimnya dihapus saat itu juga dan tidak bisa dikembalikan. Profil yang sudah disetujui harus dilepas dulu.',
              en: 'The shop, its team, invitations and claims are deleted at once and cannot be brought back. Approved profiles have to be let go of first.',
            })}
          </p>
          <FormProblem language={language} problem={problems.delete ?? null} />
          <form class="form" method="post" action={toHref('/toko/atur/hapus', language, query)}>
            <Field
              language={language}
              name="typed"
              label={{ id: `Ketik “${shop.slug}” untuk menghapus`, en: `Type “${shop.slug}” to delete it` }}
              problem={problems.typed}
              value={typed}
              input-maxlength={60}
              input-autocapitalize="none"
              input-autocomplete="off"
              input-spellcheck="false"
            />
            <button class="button is-grave" type="submit">
              {say({ id: 'Hapus toko ini', en: 'Delete this shop' })}
            </button>
          </form>
        </section>
      )}
    </ShopFrame>
  )
}
