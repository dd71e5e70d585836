import { Hono } from 'hono'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { defineEndpoint } from '#shared/contract/endpoint'
import { ApiError } from '../../../worker/http/api-error.ts'
import type { AppEnv } from '../../../worker/http/app-env.ts'
import { readInput } from '../../../worker/http/read-input.ts'

const endpoint = defineEndpoint({
  method: 'put',
  path: '/v1/things/{bits}',
  summary: 'Keeps a thing',
  access: 'public',
  params: z.object({ bits: z.coerce.number().check(z.int(), z.maximum(20)) }),
  query: z.object({ of: z.optional(z.union([z.string(), z.array(z.string())])) }),
  body: z.strictObject({ name: z.string().check(z.minLength(1)) }),
  output: z.object({}),
  errors: [],
})

const app = new Hono<AppEnv>()
  .put('/v1/things/:bits', async context => context.json(await readInput(endpoint, context)))
  .onError((thrown, context) => {
    if (thrown instanceof ApiError) return context.json({ code: thrown.code, problems: thrown.problems })
    throw thrown
  })

async function send(address: string, body: unknown = { name: 'a' }): Promise<unknown> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return (await app.request(`/v1/things/${address}`, { method: 'PUT', body: text })).json()
}

it('hands over every part as it was parsed', async () => {
  expect(await send('7?of=a%20b&other=1')).toEqual({
    params: { bits: 7 },
    query: { of: 'a b' },
    body: { name: 'a' },
  })
})

it('makes a list of what stands more than once', async () => {
  expect(await send('7?of=a&of=b')).toMatchObject({ query: { of: ['a', 'b'] } })
})

it.each([
  ['7.5', {}, 'bits', 'Input tidak valid: diharapkan int, diterima number'],
  ['21', {}, 'bits', 'Terlalu besar: diharapkan number menjadi <=20'],
  ['%20x', {}, 'bits', 'Input tidak valid: diharapkan number, diterima NaN'],
  ['7', { name: 5 }, 'name', 'Input tidak valid: diharapkan string, diterima number'],
  ['7', { name: '' }, 'name', 'Terlalu kecil: diharapkan string memiliki >=1 karakter'],
  ['7', { name: 'a', nmae: 'a' }, 'nmae', 'bidang ini tidak dikenal'],
  ['7?__proto__=1', '{"name":"a","__proto__":{}}', '__proto__', 'bidang ini tidak dikenal'],
  ['7', 'null', '', 'Input tidak valid: diharapkan object, diterima null'],
  ['7', '{"name":', '', 'Kiriman bukan JSON yang utuh.'],
  ['7', '', '', 'Kiriman bukan JSON yang utuh.'],
])('says of %s with %o what is wrong with %o', async (address, body, path, sentence) => {
  expect(await send(address, body)).toMatchObject({
    code: 'invalid_input',
    problems: [{ path, message: { id: sentence } }],
  })
})
