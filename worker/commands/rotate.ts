import { CommandError, runCommand } from './api-client.ts'
import { changeDevVars, ensureDevVars } from './local-server.ts'
import { type KeySecrets, rotations, toKeys } from './rotations.ts'

await runCommand(async () => {
  const [kind = ''] = process.argv.slice(2)
  const rotation = Object.entries(rotations).find(([name]) => name === kind)?.[1]
  if (!rotation) {
    throw new CommandError(
      `Usage: npm run rotate -- KIND, where KIND is ${Object.keys(rotations).join(' or ')}`,
    )
  }
  // Of a deployed server when the environment has its secret, else of the local one.
  const isDeployed = process.env[rotation.secret] !== undefined
  const secrets: KeySecrets = isDeployed ? process.env : await ensureDevVars()
  const rotated = await rotation.rotate(toKeys(secrets[rotation.secret] ?? ''), secrets)
  if (!rotated.ok) throw new CommandError(rotated.problem)
  const { changes, told } = rotated.value
  if (isDeployed) {
    for (const [name, value] of Object.entries(changes)) {
      console.log(`Put this with \`wrangler secret put ${name}\`, and keep a copy apart from the database:`)
      console.log(value)
    }
  } else {
    await changeDevVars(changes)
    console.log(`.dev.vars: ${Object.keys(changes).join(' and ')} changed; restart the local server.`)
  }
  console.log(told)
})
