import { expect, it } from 'vitest'
import type { DestinationKey } from '#shared/domain/subject'
import {
  decodeDestinationBucket,
  openDestination,
  toDestinationIndex,
} from '#shared/rules/destination-bucket'
import { postSeed, publish, readSnapshot, request } from '../harness.ts'
import { markAll } from '../number-world.ts'
import { makeSeed, secrets } from '../seed-examples.ts'
import { blind, evaluate, finalize, makeAddress, toTexts } from './evaluation-world.ts'

it('holds the record of a number for whoever had it evaluated', async () => {
  await postSeed(makeSeed())
  await markAll()
  await publish()
  const [served] = (await readSnapshot()).destinations
  const bits = served?.bits ?? 0
  const key = `bank:008:${secrets.reportedNumber}` as DestinationKey
  const asked = [blind(key), blind('bank:008:9012345670998')]
  const answer = await evaluate({ blinded: toTexts(asked) }, { address: makeAddress() })
  const [output, other] = finalize(asked, answer, served?.publicKey)
  if (!output || !other) throw new Error('nothing was evaluated')
  const path = `/v1/destination-buckets/1/${bits}/${toDestinationIndex(output, bits)}`
  const stored = await request(path)
  expect(stored.headers.get('Content-Type')).toBe('application/octet-stream')
  const bucket = decodeDestinationBucket(new Uint8Array(await stored.arrayBuffer()))
  if (!bucket.ok) throw new Error(bucket.problem)
  const opened = await openDestination(bucket.value, output)
  expect(opened).toMatchObject({ ok: true, value: { owners: [], findings: [{ category: 'S1' }] } })
  expect(await openDestination(bucket.value, other)).toEqual({ ok: true, value: null })
})

it('is held by the edge under its tag, and asked for again by browsers', async () => {
  await postSeed(makeSeed())
  await markAll()
  await publish()
  const answer = await request('/v1/destination-buckets/1/0/0')
  expect(answer.headers.get('Cache-Control')).toBe('public, max-age=0, must-revalidate')
  expect(answer.headers.get('Cache-Tag')).toBe('amanah,destinations-1-0-0')
  const headers = { 'If-None-Match': answer.headers.get('ETag') ?? '' }
  expect((await request('/v1/destination-buckets/1/0/0', { headers })).status).toBe(304)
})
