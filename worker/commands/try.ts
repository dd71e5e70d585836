import { profileOfUrl } from '#shared/rules/subject-key'
import { CommandError, runCommand, tryVerdict, waitUntilPublished, withApi } from './api-client.ts'

const verdicts = ['none', 'noted', 'claimed', 'verified', 'caution', 'reported', 'severe', 'disputed']

const understood = `Understood are links to a profile:
  https://www.instagram.com/HANDLE/
  https://www.tiktok.com/@HANDLE
  https://www.facebook.com/NAME, …/profile.php?id=NUMBER, …/people/NAME/NUMBER, …/marketplace/profile/NUMBER/
Posts, searches and short links (vt.tiktok.com, fb.me) name no profile: open them and copy the profile's link.`

await runCommand(async signal => {
  const [url = '', verdict = ''] = process.argv.slice(2)
  const profile = profileOfUrl(url)
  if (!profile) throw new CommandError(`${url || 'Nothing'} names no profile. ${understood}`)
  if (!verdicts.includes(verdict)) {
    throw new CommandError(`Usage: npm run try -- URL VERDICT, where VERDICT is ${verdicts.join(', ')}`)
  }
  await withApi(signal, async baseUrl => {
    const { seq } = await tryVerdict(baseUrl, { key: profile.key, verdict }, signal)
    const { version } = await waitUntilPublished(baseUrl, seq, signal)
    console.log(`${profile.key} is ${verdict} now; published as version ${version}`)
  })
})
