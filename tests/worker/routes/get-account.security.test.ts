import { describeAccountOnly } from './account-only.ts'

describeAccountOnly('GET', '/v1/account')
