import { importSeed, tryVerdict } from '#shared/contract/imports'
import { orRefuse } from '../http/api-error.ts'
import type { App } from '../http/app-env.ts'
import { mount } from '../http/mount.ts'

/** What the operator's commands send. */
export function registerImports(app: App): void {
  mount(app, importSeed, async ({ services, body }) => orRefuse(await services.imports.importSeed(body)))
  mount(app, tryVerdict, async ({ services, body }) =>
    orRefuse(await services.trials.tryVerdict(body.key, body.verdict)),
  )
}
