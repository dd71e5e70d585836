// Who may import whom. Type-only imports count, except where a rule says so.
// A rule reads: files matching `from` may import nothing outside `to`.
const typeOnly = { dependencyTypesNot: ['type-only'] }
const own = folder => `^${folder}/`

/** Everything outside `allowed` is forbidden; npm packages are judged by the rules on packages below. */
function only(name, from, allowed, comment, options = {}) {
  return {
    name,
    severity: 'error',
    comment,
    from: { path: from, ...(options.except ? { pathNot: options.except } : {}) },
    to: {
      path: '^(shared|extension|worker|tests)/',
      pathNot: [from, ...allowed],
      ...(options.types ? typeOnly : {}),
    },
  }
}

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or hide a third.',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'An import that resolves to nothing fails at run time.',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(cloudflare:|wxt/|virtual:)|\\.wasm\\?url$' },
    },
    {
      name: 'no-dev-package-in-product',
      severity: 'error',
      comment: 'What ships may only use what is declared as a dependency; wxt is the build itself.',
      from: { path: '^(shared|extension|worker)/', pathNot: '^worker/commands/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/wxt/' },
    },
    only(
      'rules-are-pure',
      own('shared/rules'),
      [own('shared/domain')],
      'Rules run on the page and on the server alike.',
      {
        types: false,
      },
    ),
    {
      name: 'rules-without-packages',
      severity: 'error',
      comment: 'Rules run in content scripts: no zod, no package at all; of the domain only its types.',
      from: { path: own('shared/rules') },
      to: { path: ['node_modules', own('shared/domain')], dependencyTypesNot: ['type-only'] },
    },
    only(
      'device-is-browser-code',
      own('shared/device'),
      [own('shared/rules')],
      'Device code runs in extension pages and web pages: rules, types, and its own libraries.',
      { types: true },
    ),
    {
      name: 'device-stays-apart',
      severity: 'error',
      comment: 'What both sides share must not pull in a browser.',
      from: { path: '^shared/(rules|domain|contract)/' },
      to: { path: own('shared/device') },
    },
    only('shared-is-alone', own('shared'), [], 'Both sides import shared; shared imports nobody.'),
    only(
      'sites-know-little',
      own('extension/sites/[^/]+'),
      ['^extension/content/site-adapter', own('shared/rules')],
      'A site knows the adapter interface and the rules, never another site or the core.',
      { types: true },
    ),
    {
      name: 'no-site-knows-another',
      severity: 'error',
      comment: 'What two sites share belongs in content or in the rules.',
      from: { path: '^extension/sites/([^/]+)/' },
      to: { path: '^extension/sites/', pathNot: '^extension/sites/$1/' },
    },
    only(
      'content-names-no-site',
      own('extension/content'),
      [
        own('extension/overlay'),
        '^extension/messaging/(send|page-router)',
        '^extension/platform/page-language',
        own('shared/rules'),
      ],
      'The core works for every site alike.',
      { types: true },
    ),
    only(
      'overlay-is-a-view',
      own('extension/overlay'),
      [own('shared/rules'), '^shared/tokens'],
      'The overlay draws.',
      {
        types: true,
      },
    ),
    {
      name: 'page-code-stays-small',
      severity: 'error',
      comment: 'Paid on every page load: 7 kB of plain DOM against 74 kB with React.',
      from: {
        path: [
          '^extension/(sites|content|overlay)/',
          '^extension/entrypoints/[^/]+\\.content/',
          '^extension/messaging/(send|page-router)',
        ],
      },
      to: { path: 'node_modules/(zod|react|react-dom|zustand|idb)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'entrypoints-are-leaves',
      severity: 'error',
      comment: 'Entrypoints are shells; nobody imports them.',
      from: { pathNot: own('extension/entrypoints') },
      to: { path: own('extension/entrypoints') },
    },
    only(
      'background-has-no-face',
      '^extension/(lookup|background|api)/',
      ['^extension/(lookup|background|api|messaging|platform)/', own('shared')],
      'Lookup and background never see pages or components.',
    ),
    only(
      'ui-speaks-by-message',
      own('extension/ui'),
      ['^extension/messaging/', own('extension/platform'), own('shared')],
      'Components ask the background; they do not look up by themselves.',
    ),
    {
      name: 'ui-without-zod',
      severity: 'error',
      comment: 'Schemas cost 9 kB; components use their types.',
      from: { path: own('extension/ui') },
      to: { path: ['node_modules/zod/', '^shared/(domain|contract)/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'bundled-schemas-are-mini',
      severity: 'error',
      comment:
        'The whole of zod is 24 kB of the 60 that the background may have, zod/mini 9: nothing that the extension can bundle reaches the former. A seed is read by the server and its commands alone.',
      from: {
        path: ['^extension/', '^shared/(domain|contract|device)/'],
        pathNot: ['^shared/domain/seed\\.ts$', '^shared/contract/imports\\.ts$'],
      },
      to: { path: '^node_modules/zod/(?!mini/)', reachable: true },
    },
    {
      name: 'react-lives-in-ui',
      severity: 'error',
      comment: 'Only ui and entrypoints draw with React.',
      from: { path: own('extension'), pathNot: ['^extension/(ui|entrypoints)/'] },
      to: { path: 'node_modules/(react|react-dom|zustand)/' },
    },
    only(
      'routes-are-thin',
      own('worker/routes'),
      ['^worker/(http|services|pages|env)', own('shared')],
      'A route authorizes, calls a service, returns.',
    ),
    {
      name: 'services-know-no-http',
      severity: 'error',
      comment: 'Services also run in queues and schedules.',
      from: { path: own('worker/services') },
      to: { path: ['node_modules/hono/', 'node_modules/@hono/', '^worker/(routes|http|pages)/'] },
    },
    only(
      'db-is-the-bottom',
      own('worker/db'),
      [own('shared/domain')],
      'SQL knows rows and nothing above them.',
    ),
    only(
      'page-scripts-are-browser-code',
      '^worker/pages/check/(client|offline)/',
      [own('shared'), '^worker/pages/(layout|verdict-icon|check/shared-address)'],
      'What runs in the browser knows nothing of the Worker; components that both sides draw are shared.',
    ),
    {
      name: 'page-scripts-stay-small',
      severity: 'error',
      comment: 'Loaded on a phone, often over a slow network: no React, and of zod only its small half.',
      from: { path: '^worker/pages/check/(client|offline)/' },
      to: {
        path: ['node_modules/(react|react-dom|zustand)/', 'node_modules/zod/(?!v4/(mini|core)|mini)'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'two-programs',
      severity: 'error',
      comment: 'Extension and Worker meet in shared only.',
      from: { path: '^(extension|worker)/' },
      to: { path: '^(extension|worker)/', pathNot: '^$1/' },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      comment: 'Product code does not depend on its tests.',
      from: { pathNot: own('tests') },
      to: { path: own('tests') },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'default', 'types'],
    },
    skipAnalysisNotInRules: true,
  },
}
