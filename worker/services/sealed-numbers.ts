import { z } from 'zod'
import { type DestinationKey, destinationKeySchema } from '#shared/domain/subject'
import { fromBase64Url, toBase64Url } from '#shared/rules/manifest-signature'
import type { DueRow, NumberHolder } from '../db/destination-marks.ts'
import { outputBytes } from './evaluation.ts'
import { NoDataKeys, type SealedPlace, type Sealing } from './sealing.ts'

const destinationSchema = z.object({ key: destinationKeySchema })

/** A number and the text that it was sealed in. */
export interface OpenedNumber {
  key: DestinationKey
  text: string
}

/** Null when it does not open, or is no number. */
export async function findNumber(
  sealing: Sealing,
  { holder, id, sealed }: Omit<DueRow, 'marked_with'>,
): Promise<OpenedNumber | null> {
  const text = await findOpened(sealing, sealed, toNumberPlace(holder, id))
  if (text === null) return null
  const key = holder === 'finding' ? destinationKeySchema.safeParse(text).data : parseDestination(text)
  return key ? { key, text } : null
}

export function sealNumber(
  sealing: Sealing,
  text: string,
  { holder, id }: Pick<DueRow, 'holder' | 'id'>,
): Promise<string> {
  return sealing.seal(text, toNumberPlace(holder, id))
}

/** Where an evaluation lies: in the mark of one row under one key. */
export interface OutputPlace {
  holder: NumberHolder
  id: string
  epoch: number
}

export function sealOutput(sealing: Sealing, output: Uint8Array, place: OutputPlace): Promise<string> {
  return sealing.seal(toBase64Url(output), toOutputPlace(place))
}

/** Null when it does not open. */
export async function findOutput(
  sealing: Sealing,
  sealed: string,
  place: OutputPlace,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const text = await findOpened(sealing, sealed, toOutputPlace(place))
  const output = text === null ? null : fromBase64Url(text)
  return output?.length === outputBytes ? output : null
}

function toNumberPlace(holder: NumberHolder, id: string): SealedPlace {
  return { table: holder, column: holder === 'destination' ? 'sealed' : 'sealed_destination', id }
}

function toOutputPlace({ holder, id, epoch }: OutputPlace): SealedPlace {
  return { table: 'destination_mark', column: 'sealed_output', id: `${holder}/${id}/${epoch}` }
}

async function findOpened(sealing: Sealing, sealed: string, place: SealedPlace): Promise<string | null> {
  try {
    return await sealing.open(sealed, place)
  } catch (problem) {
    if (problem instanceof NoDataKeys) throw problem
    // Its key is gone, or it was changed or moved: it says nothing any more.
    return null
  }
}

function parseDestination(text: string): DestinationKey | undefined {
  try {
    return destinationSchema.safeParse(JSON.parse(text)).data?.key
  } catch {
    return undefined
  }
}
