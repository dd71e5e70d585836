import type { Language } from '#shared/domain/platform'
import { canInShop } from '#shared/rules/can-in-shop'
import type { Shop } from '../../services/shop-access.ts'
import type { Member } from '../../services/shop-team.ts'
import { ActionForm, FormProblem, toHref } from '../account/form-parts.tsx'
import { type Say, toSay } from '../layout.tsx'
import { toDay, toMoment } from '../times.ts'
import { InviteForm } from './invite-form.tsx'
import { OwnershipPart } from './ownership-part.tsx'
import { ShopFrame } from './shop-frame.tsx'
import { roleNames } from './shop-words.ts'
import type { TeamPageProps } from './team-props.ts'

/** Who runs the shop, whom it has invited, and whose it is. */
export function TeamPage(props: TeamPageProps) {
  const { language, shop, shops, note = null, problem = null, invite } = props
  const say = toSay(language)
  const title = say({ id: 'Tim toko', en: 'Team of the shop' })
  return (
    <ShopFrame language={language} title={title} path="/toko/tim" shop={shop} shops={shops} note={note}>
      <section>
        <h1>{title}</h1>
        <FormProblem language={language} problem={problem} />
        <ul class="rows">
          {props.members.map(member => (
            <MemberRow key={member.accountId} language={language} shop={shop} member={member} say={say} />
          ))}
        </ul>
      </section>
      {canInShop(shop.role, 'invite-packer') && (
        <section>
          <h2>{say({ id: 'Undang orang', en: 'Invite somebody' })}</h2>
          <InviteForm language={language} shop={shop} state={invite ?? {}} />
          <Invitations {...props} say={say} />
        </section>
      )}
      {shop.role !== 'packer' && <OwnershipPart {...props} say={say} />}
      {canInShop(shop.role, 'leave') && (
        <section>
          <h2>{say({ id: 'Keluar dari toko ini', en: 'Leave this shop' })}</h2>
          <p class="soft">
            {say({
              id: 'Kamu tidak bisa lagi membuka toko ini, kecuali diundang lagi.',
              en: 'You cannot open this shop any more, unless you are invited again.',
            })}
          </p>
          <ActionForm action={toHref('/toko/tim/keluar', language, { toko: shop.slug })}>
            {say({ id: 'Keluar dari toko', en: 'Leave the shop' })}
          </ActionForm>
        </section>
      )}
    </ShopFrame>
  )
}

interface MemberRowProps {
  language: Language
  shop: Shop
  member: Member
  say: Say
}

function MemberRow({ language, shop, member, say }: MemberRowProps) {
  const { role, masked, isMe, since, accountId } = member
  const mayRemove = !isMe && role !== 'owner' && canInShop(shop.role, `remove-${role}`)
  return (
    <li class="row">
      <div>
        <strong>{masked}</strong>
        <p class="soft">
          {say(roleNames[role])}
          {isMe && ` · ${say({ id: 'kamu', en: 'you' })}`} · {say({ id: 'sejak', en: 'since' })}{' '}
          {toDay(since, language)}
        </p>
      </div>
      {mayRemove && (
        <ActionForm
          action={toHref('/toko/tim/keluarkan', language, { toko: shop.slug })}
          values={{ member: accountId }}
        >
          {say({ id: 'Keluarkan', en: 'Remove' })}
          <span class="unseen"> {masked}</span>
        </ActionForm>
      )}
    </li>
  )
}

function Invitations({ language, shop, invitations, say }: TeamPageProps & { say: Say }) {
  if (invitations.length === 0) return null
  return (
    <>
      <h3>{say({ id: 'Belum dijawab', en: 'Not answered yet' })}</h3>
      <ul class="rows">
        {invitations.map(({ id, role, masked, expiresAt }) => (
          <li key={id} class="row">
            <div>
              <strong>{masked}</strong>
              <p class="soft">
                {say(roleNames[role])} · {say({ id: 'sampai', en: 'until' })} {toMoment(expiresAt, language)}
              </p>
            </div>
            {canInShop(shop.role, `invite-${role}`) && (
              <ActionForm
                action={toHref('/toko/tim/batal', language, { toko: shop.slug })}
                values={{ invitation: id }}
              >
                {say({ id: 'Batalkan', en: 'Take back' })}
                <span class="unseen"> {masked}</span>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
