/// <reference path="../../worker/pages/css-text.d.ts" />

declare namespace Cloudflare {
  interface Env extends Required<import('../../worker/env.ts').Bindings> {
    TEST_MIGRATIONS: import('cloudflare:test').D1Migration[]
  }
}
