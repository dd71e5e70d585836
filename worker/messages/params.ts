import { z } from 'zod'
import { type Language, type Platform, platformSchema } from '#shared/domain/platform'
import { platformNames } from '#shared/rules/verdict-words'
import { toText, type Value } from './template.ts'

/** What somebody typed, or a platform showed: cleaned where it is put in. */
export const freeTextSchema = z.string().max(1000)

export const instantSchema = z.iso.datetime()

/** A page of ours. */
export const linkSchema = z.url({ protocol: /^https?$/ }).max(1000)

export const profileSchema = z.object({ handle: freeTextSchema, platform: platformSchema })

/** `@toko.contoh di TikTok` */
export function toProfileText(
  { handle, platform }: { handle: string; platform: Platform },
  language: Language,
): Value {
  return toText(`@${handle} ${language === 'id' ? 'di' : 'on'} ${platformNames[platform]}`)
}

/** Most people here live by western Indonesian time; the others know how far they are from it. */
export function toTimeText(instant: string, language: Language): Value {
  const format = new Intl.DateTimeFormat(language === 'id' ? 'id' : 'en-GB', {
    timeZone: 'Asia/Jakarta',
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
  })
  return toText(`${format.format(new Date(instant))} WIB`)
}
