import { expect, it } from 'vitest'
import { request } from '../harness.ts'

interface OpenApi {
  openapi: string
  paths: Record<string, Record<string, { responses: Record<string, unknown>; security?: unknown }>>
}

const operations = [
  'delete /v1/extension-sessions/current',
  'get /v1/account',
  'get /v1/buckets/{bits}/{index}',
  'get /v1/destination-buckets/{epoch}/{bits}/{index}',
  'get /v1/lists/{sha256}',
  'get /v1/sellers/{hash}',
  'get /v1/shops/mine',
  'get /v1/snapshot',
  'post /v1/destinations/evaluate',
  'post /v1/extension-sessions',
  'post /v1/imports',
  'post /v1/links/open',
  'post /v1/mark-sightings',
  'post /v1/pending-claims',
  'post /v1/witnesses',
  'put /v1/desk-roles',
  'put /v1/trials',
]

it('describes every operation to machines', async () => {
  const document = (await (await request('/openapi.json')).json()) as OpenApi
  expect(document.openapi).toBe('3.1.0')
  const described = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item).map(method => `${method} ${path}`),
  )
  expect(described.toSorted()).toEqual(operations)
  expect(document.paths['/v1/account']?.get?.security).toEqual([{ account: [] }])
  expect(document.paths['/v1/imports']?.post?.security).toEqual([{ operator: [] }])
  expect(Object.keys(document.paths['/v1/imports']?.post?.responses ?? {})).toEqual(
    expect.arrayContaining(['200', '400', '401', '403', '409', '413', '415', '503']),
  )
  expect(JSON.stringify(document)).not.toContain('"additionalProperties":false,"required":["version"')
})

it('describes them to people, with an example each', async () => {
  const page = await (await request('/docs')).text()
  for (const part of [
    '/v1/snapshot',
    '/v1/buckets/{bits}/{index}',
    'curl -X POST',
    '$OPERATOR_TOKEN',
    '$ACCOUNT_TOKEN',
  ]) {
    expect(page).toContain(part)
  }
  expect(page.match(/<pre>curl /g)).toHaveLength(operations.length)
})
