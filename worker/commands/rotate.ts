import { randomBytes } from 'node:crypto'
import { CommandError, runCommand } from './api-client.ts'
import { changeDevVars, ensureDevVars } from './local-server.ts'
import { makeManifestKey, toPinnedKeys } from './manifest-keys.ts'

interface Rotation {
  secret: 'MANIFEST_KEYS' | 'DATA_KEYS'
  rotate(keys: string[]): string[]
  explain(before: string[], after: string[]): string
}

const idOf = (key: string | undefined) => key?.split(':')[0] ?? ''

const rotations: Record<string, Rotation> = {
  // The standby signs from now on: installed builds pin it already. Builds made from now pin it and its successor.
  manifest: {
    secret: 'MANIFEST_KEYS',
    rotate: keys => {
      if (keys.length < 2) {
        throw new CommandError(
          'There is no standby key that installed builds would believe. Add one to MANIFEST_KEYS, ship a build that pins both, then rotate.',
        )
      }
      return [...keys.slice(1), makeManifestKey()]
    },
    explain: (before, after) =>
      `${idOf(after[0])} signs from now on, ${idOf(before[0])} no longer. Build the extension with
AMANAH_MANIFEST_KEYS=${toPinnedKeys(after.join(','))}`,
  },
  // The first key seals, all of them open: the old one stays until nothing is sealed under it any more.
  data: {
    secret: 'DATA_KEYS',
    rotate: keys => [`d${randomBytes(4).toString('hex')}:${randomBytes(32).toString('base64')}`, ...keys],
    explain: (before, after) =>
      `${idOf(after[0])} seals from now on; ${before.map(idOf).join(', ')} still open what they sealed.`,
  },
}

await runCommand(async () => {
  const [kind = ''] = process.argv.slice(2)
  const rotation = rotations[kind]
  if (!rotation) {
    throw new CommandError(
      `Usage: npm run rotate -- KIND, where KIND is ${Object.keys(rotations).join(' or ')}`,
    )
  }
  const { secret, rotate, explain } = rotation
  const given = process.env[secret]
  const before = (given ?? (await ensureDevVars())[secret]).split(',').map(key => key.trim())
  const after = rotate(before)
  if (given === undefined) {
    await changeDevVars({ [secret]: after.join(',') })
    console.log(`.dev.vars: ${secret} changed; restart the local server.`)
  } else {
    console.log(`Put this with \`wrangler secret put ${secret}\`, and keep a copy apart from the database:`)
    console.log(after.join(','))
  }
  console.log(explain(before, after))
})
