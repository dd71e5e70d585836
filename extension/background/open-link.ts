import { openLink as endpoint } from '#shared/contract/links'
import { callEndpoint } from '#shared/device/api/call-endpoint'
import type { LinkAnswer } from '../messaging/protocol.ts'
import { settingsItem } from '../platform/storage-items.ts'

/** Has the server follow a link, which it then sees: only ever because somebody pressed the button that says so. */
export async function openLink(url: string): Promise<LinkAnswer> {
  const { apiUrl } = await settingsItem.getValue()
  const called = await callEndpoint(endpoint, { body: { url } }, { baseUrl: apiUrl })
  if (!called.ok) return { state: 'failed', reason: called.problem === 'limited' ? 'limited' : 'offline' }
  if (!called.value.isChanged) return { state: 'failed', reason: 'offline' }
  const { value } = called.value
  return value.key === null ? { state: 'failed', reason: value.reason } : { state: 'found', key: value.key }
}
