/** Line icons on a 24 × 24 grid, after Lucide (ISC licence). They repeat words that stand beside them. */
const shapes = {
  home: () => (
    <path d="M15 21v-8a1 1 0 0 0-1-1h-4a1 1 0 0 0-1 1v8M3 10a2 2 0 0 1 .7-1.5l7-6a2 2 0 0 1 2.6 0l7 6A2 2 0 0 1 21 10v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2z" />
  ),
  team: () => (
    <>
      <path d="M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2M22 21v-2a4 4 0 0 0-3-3.9M16 3.1a4 4 0 0 1 0 7.8" />
      <circle cx="9" cy="7" r="4" />
    </>
  ),
  shop: () => (
    <path d="M4 10.4V19a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-8.6M4.5 3h15L22 8a3 3 0 0 1-5 2 3.3 3.3 0 0 1-5 0 3.3 3.3 0 0 1-5 0 3 3 0 0 1-5-2ZM9 21v-5a2 2 0 0 1 2-2h2a2 2 0 0 1 2 2v5" />
  ),
  switch: () => <path d="m7 15 5 5 5-5M7 9l5-5 5 5" />,
  done: () => (
    <>
      <circle cx="12" cy="12" r="10" class="fill" />
      <path d="m8 12.3 2.7 2.7L16 9.5" class="cut" />
    </>
  ),
  open: () => <circle cx="12" cy="12" r="9" />,
  calm: () => (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="m8.5 12.2 2.3 2.3 4.7-4.8" />
    </>
  ),
} as const

export type ShopIconName = keyof typeof shapes

export function ShopIcon({ name }: { name: ShopIconName }) {
  return (
    <svg class={`icon shop-icon is-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      {shapes[name]()}
    </svg>
  )
}
