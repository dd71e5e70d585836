import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Session } from '../auth/identity.ts'
import type { Bindings, Settings } from '../env.ts'
import type { Services } from '../services.ts'

/** What every handler finds in its context. */
export interface AppEnv {
  Bindings: Bindings
  Variables: {
    requestId: string
    settings: Settings
    services: Services
    /** Absent until it was looked for, null when nobody is signed in. */
    session?: Session | null
  }
}

export type App = OpenAPIHono<AppEnv>
export type AppContext = Context<AppEnv>
