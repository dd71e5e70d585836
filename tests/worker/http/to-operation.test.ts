import { expect, it } from 'vitest'
import { getBucket } from '#shared/contract/buckets'
import { getDestinationBucket } from '#shared/contract/destinations'
import { importSeed } from '#shared/contract/imports'
import { toOperation } from '../../../worker/http/to-operation.ts'

it('says what a parameter is read as, and that it cannot be left out', () => {
  expect(toOperation(getBucket).parameters).toEqual([
    { name: 'bits', in: 'path', required: true, schema: { type: 'integer', minimum: 0, maximum: 20 } },
    {
      name: 'index',
      in: 'path',
      required: true,
      schema: { type: 'integer', minimum: 0, maximum: 1_048_575 },
    },
  ])
  expect(toOperation(getDestinationBucket).parameters).toContainEqual({
    name: 'epoch',
    in: 'path',
    required: true,
    schema: { type: 'integer', minimum: 1, maximum: 65_535 },
  })
})

it('writes a body as it is sent: with what may be left out, unknown fields refused', () => {
  const { requestBody } = toOperation(importSeed)
  const schema = {
    type: 'object',
    additionalProperties: false,
    properties: {
      sellers: { default: [], maxItems: 20_000, items: { required: ['name', 'slug', 'profiles'] } },
      findings: { default: [], maxItems: 20_000, items: { additionalProperties: false } },
    },
  }
  expect(requestBody).toMatchObject({ required: true, content: { 'application/json': { schema } } })
  expect(requestBody).not.toHaveProperty(['content', 'application/json', 'schema', 'required'])
})
