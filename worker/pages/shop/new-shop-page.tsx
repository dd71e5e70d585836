import type { Language, Message } from '#shared/domain/platform'
import type { DeskTask } from '../../services/desk-tasks.ts'
import { Field, FormProblem, toHref } from '../account/form-parts.tsx'
import { Layout, toSay } from '../layout.tsx'
import { type ShopNote, shopNotes } from './shop-words.ts'
import { Tasks } from './tasks.tsx'

export interface NewShopProps {
  language: Language
  tasks: readonly DeskTask[]
  note?: ShopNote | null
  /** The profile that is claimed next, as a link named it; empty when none. */
  profile: string
  name?: string
  slug?: string
  /** The address was made of the name and waits for a yes. */
  isProposed?: boolean
  problems?: { name?: Message | null; slug?: Message | null; form?: Message | null }
}

/** Making a shop: a name, then the address that comes of it. */
export function NewShopPage({
  language,
  tasks,
  note,
  profile,
  name = '',
  slug = '',
  isProposed = false,
  problems = {},
}: NewShopProps) {
  const say = toSay(language)
  const hasSlug = slug !== '' || Boolean(problems.slug)
  return (
    <Layout language={language} title={say({ id: 'Buat toko', en: 'Make a shop' })} path="/toko/baru">
      {note && (
        <section>
          <p class="notice" role="status">
            {say(shopNotes[note])}
          </p>
        </section>
      )}
      {tasks.length > 0 && <Tasks language={language} tasks={tasks} />}
      <section>
        <h1>{say({ id: 'Buat toko', en: 'Make a shop' })}</h1>
        <p>
          {say({
            id: 'Satu toko bisa punya banyak profil: Instagram, Facebook, dan TikTok menyusul setelah ini.',
            en: 'One shop can have many profiles: Instagram, Facebook and TikTok come after this.',
          })}
        </p>
        <FormProblem language={language} problem={problems.form ?? null} />
        {isProposed && (
          <p class="notice" role="status">
            {say({
              id: 'Ini alamat tokomu. Alamat tidak bisa diganti nanti, jadi periksa dulu.',
              en: 'This is your shop’s address. It cannot be changed later, so check it first.',
            })}
          </p>
        )}
        <form class="form" method="post" action={toHref('/toko/baru', language, { akun: profile })}>
          <Field
            language={language}
            name="name"
            label={{ id: 'Nama toko', en: 'Name of the shop' }}
            help={{ id: 'Seperti yang dikenal pembelimu.', en: 'As your buyers know it.' }}
            problem={problems.name}
            value={name}
            input-maxlength={60}
            input-autocomplete="organization"
          />
          {hasSlug && (
            <Field
              language={language}
              name="slug"
              label={{ id: 'Alamat toko', en: 'Address of the shop' }}
              help={{
                id: 'Huruf kecil, angka, dan tanda hubung. Ini juga yang nanti kamu pasang di bio: amanah:alamat.',
                en: 'Lower-case letters, digits and hyphens. It is also what you put in your bio later: amanah:address.',
              }}
              problem={problems.slug}
              value={slug}
              input-maxlength={40}
              input-autocapitalize="none"
              input-autocomplete="off"
              input-spellcheck="false"
            />
          )}
          <button class="button is-main" type="submit">
            {hasSlug ? say({ id: 'Buat toko', en: 'Make the shop' }) : say({ id: 'Lanjut', en: 'Continue' })}
          </button>
        </form>
      </section>
    </Layout>
  )
}
