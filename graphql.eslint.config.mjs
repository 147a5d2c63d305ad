// `npm run lint:graphql`: the rules of graphql-eslint over the contract and the operations of its consumers.
import graphql from '@graphql-eslint/eslint-plugin';

const { schemaRecommended, schemaRelay, operationsRecommended } = {
  schemaRecommended: graphql.configs['flat/schema-recommended'].rules,
  schemaRelay: graphql.configs['flat/schema-relay'].rules,
  operationsRecommended: graphql.configs['flat/operations-recommended'].rules,
};

const languageOptions = {
  parser: graphql.parser,
  parserOptions: { graphQLConfig: { schema: './schema.graphql', documents: './operations/**/*.graphql' } },
};

export default [
  {
    files: ['schema.graphql'],
    languageOptions,
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...schemaRecommended,
      ...schemaRelay,
      // Closed lists (domains, sectors) and `nodes` beside `edges` are part of our conventions.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { withEdgeSuffix: true, shouldImplementNode: true, listTypeCanWrapOnlyEdgeType: false },
      ],
      // Rows have an id; what is part of a row, or a line of a mapping, has none.
      '@graphql-eslint/strict-id-in-types': [
        'error',
        {
          acceptedIdNames: ['id'],
          acceptedIdTypes: ['ID'],
          exceptions: {
            types: [
              'ApplyAccess',
              'AuthorisedOperationAccess',
              'AvailableAction',
              'CalendarDay',
              'Capacity',
              'ChangedBinding',
              'ChangedDay',
              'Coverage',
              'CoverageCell',
              'CoverageGaps',
              'CoverageLine',
              'CoverageMonth',
              'CoverageOverlap',
              'CoverageTotal',
              'Dependent',
              'EventChange',
              'FacetValue',
              'Fact',
              'Finding',
              'Freshness',
              'IdempotencyConflict',
              'ImportColumn',
              'ImportColumns',
              'ImportReport',
              'ImportTally',
              'ImportedRevision',
              'InputIssue',
              'InvalidInput',
              'Jurisdiction',
              'LedgerFact',
              'LedgerSubject',
              'LikelyOwner',
              // Parts of steps and reviews, and figures of what waits.
              'ClockPause',
              'ReviewDependant',
              'StepClock',
              'WaitingKindStatistics',
              'WaitingStatistics',
              'MatchedNeed',
              'Me',
              'MissingCalendar',
              'NearestQuery',
              'NotFound',
              'NotPermitted',
              'OpenAccess',
              'OrganizationFacet',
              'PageInfo',
              'PersonalCorrection',
              'PersonalData',
              'PersonalEvent',
              'PersonalMembership',
              'PolicyBinding',
              'PolicyConflict',
              'ProductFacet',
              'Provenance',
              'ProvisionPreview',
              'Quantity',
              'ResourceCandidate',
              'ResourceFacet',
              'RevisionConflict',
              'RulesViolated',
              'ScenarioFacet',
              'SearchCount',
              'SearchMatch',
              'SearchSuggestion',
              'SourceReference',
              'TextFragment',
              'UncoveredUse',
              'UnmetNeeds',
              'WithdrawalImpact',
              'WordList',
              'WorkingDayAnswer',
            ],
            suffixes: ['Connection', 'Content', 'Edge', 'Proposal', 'Success'],
          },
        },
      ],
    },
  },
  {
    files: ['operations/**/*.graphql'],
    languageOptions,
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...operationsRecommended,
      // The server has the say on depth, and does not count what every connection adds.
      '@graphql-eslint/selection-set-depth': ['error', { maxDepth: 14 }],
      // Names a reader of a page asks for are chosen by the page; a cache that wants ids adds them.
      '@graphql-eslint/require-selections': 'off',
    },
  },
];
