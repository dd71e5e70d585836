import { changeDeskRole } from '#shared/contract/desk'
import { deskRoles } from '#shared/rules/can-at-desk'
import { CommandError, callOperator, runCommand, withApi } from './api-client.ts'

const usage = `Usage: npm run grant -- EMAIL ROLE [--revoke], where ROLE is ${deskRoles.join(', ')}`

await runCommand(async signal => {
  const { words, isRevoked } = toArguments(process.argv.slice(2))
  const [email = '', name = '', ...more] = words
  const role = deskRoles.find(each => each === name)
  if (!email.includes('@') || !role || more.length > 0) throw new CommandError(usage)
  await withApi(signal, async baseUrl => {
    const change = { email, role, isGranted: !isRevoked }
    const { isChanged } = await callOperator(baseUrl, changeDeskRole, change, signal)
    console.log(toOutcome(email, role, { isRevoked, isChanged }))
  })
})

function toArguments(given: readonly string[]) {
  return { words: given.filter(word => word !== '--revoke'), isRevoked: given.includes('--revoke') }
}

function toOutcome(
  email: string,
  role: string,
  { isRevoked, isChanged }: { isRevoked: boolean; isChanged: boolean },
): string {
  if (isRevoked)
    return isChanged ? `${email} is ${role} no more` : `${email} was not ${role}: nothing changed`
  if (!isChanged) return `${email} is ${role} already: nothing changed`
  return `${email} is ${role} now. They decide only after signing in with a passkey, made at /akun.`
}
