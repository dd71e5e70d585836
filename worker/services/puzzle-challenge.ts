import { toBase64Url } from '#shared/rules/manifest-signature'
import { isSolution, puzzleLifeMs } from '#shared/rules/puzzle'
import type { Sealing } from './sealing.ts'

/** A challenge that was paid: how many numbers for, and its id, by which it pays once. */
export interface PaidChallenge {
  id: string
  count: number
}

interface Work {
  challenge: string
  solutions: readonly number[]
  /** Zero bits that each solution has to make. */
  bits: number
}

const idBytes = 16
const challengeText = /^v1\.([\w-]{22})\.(\d{13})\.(\d{1,2})\.([0-9a-f]{64})$/

/**
 * A challenge for so many solutions, which pays in one budget only: it carries what it is worth and until when, and a
 * digest that nobody makes without our keys. So nothing is remembered of those that are never solved.
 */
export async function makeChallenge(
  sealing: Sealing,
  budget: string,
  count: number,
  now: number,
): Promise<string> {
  const id = toBase64Url(crypto.getRandomValues(new Uint8Array(idBytes)))
  const body = `v1.${id}.${now + puzzleLifeMs}.${count}`
  const [digest] = await sealing.fingerprint(toDigestedText(body, budget))
  return `${body}.${digest}`
}

/** What a solved challenge pays; null when it is not ours, not of this budget, out of date, or not solved. */
export async function findPayment(
  sealing: Sealing,
  budget: string,
  { challenge, solutions, bits }: Work,
  now: number,
): Promise<PaidChallenge | null> {
  const [, id = '', expires = '', count = '', digest = ''] = challengeText.exec(challenge) ?? []
  if (id === '' || Number(expires) <= now || solutions.length !== Number(count)) return null
  const body = challenge.slice(0, -digest.length - 1)
  const expected = await sealing.fingerprint(toDigestedText(body, budget))
  if (!expected.some(each => isSame(each, digest))) return null
  const solved = await Promise.all(
    solutions.map((solution, ordinal) => isSolution(challenge, ordinal, solution, bits)),
  )
  return solved.every(Boolean) ? { id, count: Number(count) } : null
}

function toDigestedText(body: string, budget: string): string {
  return `evaluation-challenge/${budget}/${body}`
}

/** Takes as long wherever the first difference is. */
function isSame(one: string, other: string): boolean {
  let difference = one.length ^ other.length
  for (let i = 0; i < one.length; i++) difference |= one.charCodeAt(i) ^ other.charCodeAt(i)
  return difference === 0
}
