import { canInShop } from '#shared/rules/can-in-shop'
import { ActionForm, toHref } from '../account/form-parts.tsx'
import type { Say } from '../layout.tsx'
import { toMoment } from '../times.ts'
import type { TeamPageProps } from './team-props.ts'

type OwnershipProps = TeamPageProps & { say: Say }

/** Whose the shop is, and how it changes hands: slowly, and in front of owner and admins. */
export function OwnershipPart(props: OwnershipProps) {
  const { shop, transfer, say } = props
  if (!transfer && !canInShop(shop.role, 'offer-ownership')) return null
  return (
    <section>
      <h2>{say({ id: 'Pemilik', en: 'Owner' })}</h2>
      {transfer ? <UnderWay {...props} /> : <Offer {...props} />}
    </section>
  )
}

function UnderWay({ language, shop, members, transfer, say }: OwnershipProps) {
  if (!transfer) return null
  const to = members.find(({ accountId }) => accountId === transfer.to)
  const isForMe = to?.isMe === true && transfer.movesAt === null
  const query = { toko: shop.slug }
  const stop = isForMe
    ? { id: 'Tolak', en: 'Decline' }
    : { id: 'Hentikan penyerahan', en: 'Stop the handing over' }
  return (
    <>
      <p class="notice">
        {transfer.movesAt === null
          ? say({
              id: `Toko ini ditawarkan ke ${to?.masked ?? 'salah satu admin'}. Bisa dijawab sampai ${toMoment(transfer.answerUntil, 'id')}.`,
              en: `This shop is offered to ${to?.masked ?? 'one of its admins'}. It can be answered until ${toMoment(transfer.answerUntil, 'en')}.`,
            })
          : say({
              id: `Toko ini menjadi milik ${to?.masked ?? 'salah satu admin'} pada ${toMoment(transfer.movesAt, 'id')}. Sampai saat itu, pemilik dan semua admin bisa menghentikannya.`,
              en: `This shop becomes ${to?.masked ?? 'one of its admins'}’s at ${toMoment(transfer.movesAt, 'en')}. Until then the owner and every admin can stop it.`,
            })}
      </p>
      {isForMe && (
        <ActionForm action={toHref('/toko/tim/terima', language, query)} isMain>
          {say({ id: 'Terima jadi pemilik', en: 'Become the owner' })}
        </ActionForm>
      )}
      <ActionForm action={toHref('/toko/tim/henti', language, query)}>{say(stop)}</ActionForm>
    </>
  )
}

function Offer({ language, shop, members, say }: OwnershipProps) {
  const admins = members.filter(({ role }) => role === 'admin')
  return (
    <>
      <p class="soft">
        {say({
          id: 'Toko bisa diserahkan ke salah satu admin. Dia harus menerima, lalu toko berpindah 72 jam kemudian. Semua admin diberi tahu dan bisa menghentikannya.',
          en: 'The shop can be handed over to one of its admins. They have to accept; it moves 72 hours later. All admins are told and can stop it.',
        })}
      </p>
      {admins.length === 0 && (
        <p>{say({ id: 'Belum ada admin. Undang dulu.', en: 'There is no admin yet. Invite one first.' })}</p>
      )}
      <ul class="rows">
        {admins.map(({ accountId, masked }) => (
          <li key={accountId} class="row">
            <strong>{masked}</strong>
            <ActionForm
              action={toHref('/toko/tim/serah', language, { toko: shop.slug })}
              values={{ member: accountId }}
            >
              {say({ id: 'Tawarkan', en: 'Offer' })}
              <span class="unseen"> {masked}</span>
            </ActionForm>
          </li>
        ))}
      </ul>
    </>
  )
}
