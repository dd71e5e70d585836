import type { Language, Message } from '#shared/domain/platform'
import { canInShop } from '#shared/rules/can-in-shop'
import type { Shop } from '../../services/shop-access.ts'
import { Field, FormProblem, toHref } from '../account/form-parts.tsx'
import { toSay } from '../layout.tsx'

export interface InviteFormState {
  email?: string
  role?: string
  problem?: { field: Message | null; form: Message | null }
}

const roles = [
  {
    role: 'packer',
    name: { id: 'Bagian kemas', en: 'Packer' },
    text: { id: 'Melihat toko. Tidak bisa mengubah apa pun.', en: 'Sees the shop. Cannot change anything.' },
  },
  {
    role: 'admin',
    name: { id: 'Admin', en: 'Admin' },
    text: {
      id: 'Mengklaim profil, mengganti nama, mengundang bagian kemas.',
      en: 'Claims profiles, renames the shop, invites packers.',
    },
  },
] as const

/** For one e-mail: whoever else gets hold of the link can do nothing with it. */
export function InviteForm({
  language,
  shop,
  state: { email = '', role = 'packer', problem },
}: {
  language: Language
  shop: Shop
  state: InviteFormState
}) {
  const say = toSay(language)
  const offered = roles.filter(each => canInShop(shop.role, `invite-${each.role}`))
  return (
    <form class="form" method="post" action={toHref('/toko/tim/undang', language, { toko: shop.slug })}>
      <FormProblem language={language} problem={problem?.form ?? null} />
      <Field
        language={language}
        name="email"
        label={{ id: 'E-mailnya', en: 'Their e-mail' }}
        help={{
          id: 'Undangan hanya berlaku untuk e-mail ini, 7 hari.',
          en: 'The invitation is for this e-mail only, 7 days.',
        }}
        problem={problem?.field}
        value={email}
        input-type="email"
        input-inputmode="email"
        input-autocomplete="off"
        input-maxlength={254}
      />
      <fieldset class="roles">
        <legend>{say({ id: 'Sebagai', en: 'As' })}</legend>
        {offered.map(({ role: each, name, text }) => (
          <label key={each} class="role">
            <input type="radio" name="role" value={each} checked={role === each} />
            <span>
              <strong>{say(name)}</strong>
              <span class="soft">{say(text)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <button class="button is-main" type="submit">
        {say({ id: 'Kirim undangan', en: 'Send the invitation' })}
      </button>
    </form>
  )
}
