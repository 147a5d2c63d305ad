/**
 * The layers, as a table of what each may import (docs: ARCHITECTURE.md). Dependencies run one way; there are no cycles.
 * Paths are matched below any `src/`, so that the test can plant a violation in a tree of its own.
 */
const mayImport = {
  rules: [],
  search: ['rules'],
  interchange: ['rules'],
  db: ['rules', 'search'],
  auth: ['rules'],
  resolvers: ['rules', 'search', 'interchange', 'db', 'auth'],
  jobs: ['rules', 'search', 'interchange', 'db', 'auth', 'resolvers'],
  schema: ['rules', 'db/read', 'resolvers'],
  server: ['rules', 'db', 'auth', 'resolvers', 'jobs', 'schema'],
  cli: ['rules', 'interchange', 'db', 'auth', 'resolvers', 'jobs', 'schema', 'server'],
};

const below = (layer) => `(^|/)src/${layer}/`;

const layerRules = Object.entries(mayImport).map(([layer, allowed]) => ({
  name: `layer-${layer}`,
  comment: `src/${layer} imports only ${allowed.join(', ') || 'itself'}.`,
  severity: 'error',
  from: { path: below(layer) },
  // Packages have folders called src too; what they may be is said further down.
  to: { path: '(^|/)src/[^/]+/', pathNot: ['node_modules/', ...[layer, ...allowed].map(below)] },
}));

/** The seed files are read through their schemas, which belong to interchange. */
for (const rule of layerRules) {
  if (rule.name === 'layer-db') rule.to.pathNot.push('(^|/)src/interchange/(seed-file|resource-record)\\.ts$');
}

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'rules-are-pure',
      comment: 'src/rules takes what it needs as arguments: no packages, no Node modules.',
      severity: 'error',
      from: { path: below('rules') },
      to: { dependencyTypes: ['npm', 'core', 'npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'sql-stays-in-db',
      comment: 'Only src/db speaks SQL.',
      severity: 'error',
      from: { path: '(^|/)src/', pathNot: below('db') },
      to: { path: 'node_modules/(drizzle-orm|postgres|@electric-sql)/' },
    },
    {
      name: 'graphql-stays-at-the-edge',
      comment: 'Operations know nothing of GraphQL.',
      severity: 'error',
      from: { path: '(^|/)src/', pathNot: [below('schema'), below('server'), below('cli')] },
      to: { path: 'node_modules/(graphql|@pothos|@apollo)/' },
    },
    {
      name: 'context-is-types-only',
      severity: 'error',
      from: { path: '(^|/)src/context\\.ts$' },
      to: { dependencyTypesNot: ['type-only'], path: '(^|/)src/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    detectJSDocImports: false,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
};
