import { browser } from 'wxt/browser'
import type { MessageName, RequestOf, ResponseOf } from './protocol.ts'

/** `gone`: the extension was reloaded or removed under this page. `failed`: refused, or broke. */
export type SendProblem = 'gone' | 'slow' | 'failed'

export type Sent<Value> = { ok: true; value: Value } | { ok: false; problem: SendProblem }

/** Longer than the background waits for the server, so that its reason arrives. */
const patienceMs = 12_000

/** Asks the background. Never throws: a page must not break because we do. */
export async function sendToBackground<Name extends MessageName>(
  name: Name,
  request: RequestOf<Name>,
): Promise<Sent<ResponseOf<Name>>> {
  if (!isExtensionAlive()) return { ok: false, problem: 'gone' }
  try {
    const answer = await Promise.race([browser.runtime.sendMessage({ name, request }), afterPatience()])
    if (answer === 'slow') return { ok: false, problem: 'slow' }
    return isAnswer<ResponseOf<Name>>(answer) ? answer : { ok: false, problem: 'failed' }
  } catch {
    // The channel closed: the extension was reloaded, or its worker died in between.
    return { ok: false, problem: isExtensionAlive() ? 'failed' : 'gone' }
  }
}

/** False once the extension that this script came from is no more. */
export function isExtensionAlive(): boolean {
  try {
    return Boolean(browser.runtime?.id)
  } catch {
    return false
  }
}

function afterPatience(): Promise<'slow'> {
  return new Promise(resolve => setTimeout(() => resolve('slow'), patienceMs))
}

function isAnswer<Value>(answer: unknown): answer is Sent<Value> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer
}
