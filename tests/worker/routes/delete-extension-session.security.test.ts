import { describeAccountOnly } from './account-only.ts'

describeAccountOnly('DELETE', '/v1/extension-sessions/current')
