import * as z from 'zod/mini'

/** The three places where a seller is met. */
export const platformSchema = z.enum(['instagram', 'facebook', 'tiktok'])
export type Platform = z.infer<typeof platformSchema>

/** The two languages of the product. Bahasa Indonesia is the default everywhere. */
export const languageSchema = z.enum(['id', 'en'])
export type Language = z.infer<typeof languageSchema>

/** A sentence for people, in both languages. */
export const messageSchema = z.object({ id: z.string(), en: z.string() })
export type Message = z.infer<typeof messageSchema>
