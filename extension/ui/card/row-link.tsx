import { ChevronIcon } from '../icons.tsx'

export function RowLink({ href, text }: { href: string; text: string }) {
  return (
    <a className="row-link" href={href} target="_blank" rel="noopener noreferrer">
      {text} <ChevronIcon />
    </a>
  )
}
