import { useReadingWords } from '../stores/reading-words.ts'

/** A phone that shows a profile, the share arrow ringed, and the sheet below it with its *copy link* ringed. */
export function CopyLinkPicture() {
  const { nameless } = useReadingWords()
  return (
    <svg className="way-picture" viewBox="0 0 108 152" role="img" aria-label={nameless.picture}>
      <rect x="2" y="2" width="104" height="148" rx="12" className="phone" />
      <circle cx="26" cy="28" r="12" className="soft" />
      <path d="M46 22h30M46 33h20" className="bar" />
      <path d="m92 26 6 5-6 5M98 31h-8q-6 0-6 7" className="ink" />
      <circle cx="91" cy="31" r="11" className="ring" />
      <path d="M12 54h84M12 64h60" className="bar" />
      <path d="M2 86h104v52a12 12 0 0 1-12 12H14a12 12 0 0 1-12-12Z" className="sheet" />
      <path d="M46 93h16" className="bar" />
      <rect x="10" y="101" width="88" height="22" rx="6" className="ring" />
      <path
        d="M22 108h6a4 4 0 0 1 0 8h-3M20 116h-2a4 4 0 0 1 0-8h3"
        className="ink"
        transform="translate(-1)"
      />
      <text x="35" y="115" className="words">
        {nameless.copyLink}
      </text>
      <circle cx="22" cy="137" r="6" className="soft" />
      <circle cx="44" cy="137" r="6" className="soft" />
      <circle cx="66" cy="137" r="6" className="soft" />
      <circle cx="88" cy="137" r="6" className="soft" />
      <path d="M91 45v34" className="hint" />
    </svg>
  )
}
