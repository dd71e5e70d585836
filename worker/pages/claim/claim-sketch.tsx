import type { Language, Platform } from '#shared/domain/platform'
import { toSay } from '../layout.tsx'

interface ClaimSketchProps {
  platform: Platform
  code: string
  language: Language
}

const described: Record<Platform, { id: string; en: string }> = {
  instagram: {
    id: 'Gambar: profil Instagram, kode ada di bio, di atas tombol Edit profil',
    en: 'Sketch: an Instagram profile with the code in its bio, above the button Edit profile',
  },
  tiktok: {
    id: 'Gambar: profil TikTok, kode ada di bio, di bawah angka pengikut',
    en: 'Sketch: a TikTok profile with the code in its bio, below the numbers of followers',
  },
  facebook: {
    id: 'Gambar: iklan barangmu di Marketplace, kode ada di deskripsi, di atas nama penjual',
    en: 'Sketch: a listing of yours on Marketplace with the code in its description, above the seller’s name',
  },
}

/** Where the code goes, drawn by us: no platform's screen is copied, and none can change it. */
export function ClaimSketch({ platform, code, language }: ClaimSketchProps) {
  const drawings = { instagram: <Instagram />, tiktok: <Tiktok />, facebook: <Facebook /> }
  const place = { instagram: [30, 118], tiktok: [74, 104], facebook: [30, 146] }[platform]
  const [x = 0, y = 0] = place
  return (
    <svg class="sketch" viewBox="0 0 320 200" role="img" aria-label={toSay(language)(described[platform])}>
      <rect class="sketch-page" x="12" y="8" width="296" height="200" rx="10" />
      {drawings[platform]}
      <rect class="sketch-code" x={x} y={y} width="172" height="24" rx="6" />
      <text class="sketch-text" x={x + 86} y={y + 16.5} text-anchor="middle">
        {code}
      </text>
    </svg>
  )
}

function Instagram() {
  return (
    <>
      <rect class="sketch-bar" x="30" y="20" width="84" height="8" rx="4" />
      <circle class="sketch-dot" cx="56" cy="66" r="25" />
      <rect class="sketch-bar" x="126" y="56" width="36" height="8" rx="4" />
      <rect class="sketch-bar" x="186" y="56" width="36" height="8" rx="4" />
      <rect class="sketch-bar" x="246" y="56" width="36" height="8" rx="4" />
      <rect class="sketch-bar" x="30" y="102" width="110" height="8" rx="4" />
      <rect class="sketch-button" x="30" y="154" width="124" height="28" rx="6" />
      <rect class="sketch-button" x="166" y="154" width="124" height="28" rx="6" />
    </>
  )
}

function Tiktok() {
  return (
    <>
      <circle class="sketch-dot" cx="160" cy="42" r="24" />
      <rect class="sketch-bar" x="112" y="74" width="96" height="8" rx="4" />
      <rect class="sketch-bar" x="88" y="90" width="36" height="7" rx="3.5" />
      <rect class="sketch-bar" x="142" y="90" width="36" height="7" rx="3.5" />
      <rect class="sketch-bar" x="196" y="90" width="36" height="7" rx="3.5" />
      <rect class="sketch-button" x="98" y="140" width="124" height="28" rx="6" />
    </>
  )
}

function Facebook() {
  return (
    <>
      <rect class="sketch-dot" x="12" y="8" width="296" height="76" rx="10" />
      <rect class="sketch-bar" x="30" y="96" width="150" height="9" rx="4.5" />
      <rect class="sketch-bar" x="30" y="113" width="76" height="8" rx="4" />
      <rect class="sketch-bar" x="30" y="131" width="200" height="7" rx="3.5" />
      <circle class="sketch-dot" cx="42" cy="187" r="11" />
      <rect class="sketch-bar" x="62" y="183" width="90" height="8" rx="4" />
    </>
  )
}
