import * as z from 'zod/mini'
import { defineEndpoint } from '#shared/contract/endpoint'
import { sha256Schema, signedSnapshotSchema } from '#shared/domain/snapshot'

export const getSnapshot = defineEndpoint({
  method: 'get',
  path: '/v1/snapshot',
  summary: 'What was published last, signed: version, bucket bits, the local list and where to get it',
  access: 'public',
  output: signedSnapshotSchema,
  errors: ['not_published'],
})

export const getList = defineEndpoint({
  method: 'get',
  path: '/v1/lists/{sha256}',
  summary: 'A file of the local list, Golomb-Rice coded: whole, or a step from one version to a later one',
  access: 'public',
  params: z.object({ sha256: sha256Schema }),
  output: 'bytes',
  errors: ['not_found'],
})
