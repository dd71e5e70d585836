import { toSkeleton } from '#shared/rules/handle-skeleton'

const longest = 40

/** Names under which we or an authority would speak, and parts of our addresses: no shop is called so. */
const reserved = `amanah admin bantuan bank beranda bi cek cekrekening customer-service cs demo docs desk help
  iasc info kasus kemkomdigi klaim komdigi lapor lacak layanan login masuk moderasi moderator nota official ojk pembeli
  penjual petugas polisi polri privasi rekber resmi seller shop support tentang tim toko transparansi ulas ulasan
  verifikasi verified terverifikasi api akun undangan www`.split(/\s+/)
const reservedSkeletons: ReadonlySet<string> = new Set(reserved.map(toSkeleton))

/** Whether a name is kept from shops, also when it is written so that it only looks like one that is. */
export function isReservedName(name: string): boolean {
  return reservedSkeletons.has(toSkeleton(name))
}

/** The address that a shop's name suggests, or an empty text where nothing of it can stand in one. */
export function toSlug(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replaceAll(/^-+|-+$/g, '')
  return slug.length < 3 ? '' : slug
}
