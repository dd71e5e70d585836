import { CommandError, importSeed, runCommand, waitUntilPublished, withApi } from './api-client.ts'
import { readSeedFile } from './seed-file.ts'

await runCommand(async signal => {
  const [path] = process.argv.slice(2)
  if (path === undefined) throw new CommandError('Usage: npm run seed -- FILE.json')
  const seed = await readSeedFile(path)
  await withApi(signal, async baseUrl => {
    const { added, changed, unchanged, seq } = await importSeed(baseUrl, seed, signal)
    const { version } = await waitUntilPublished(baseUrl, seq, signal)
    console.log(`${added} added, ${changed} changed, ${unchanged} unchanged; published as version ${version}`)
  })
})
