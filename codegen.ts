import type { CodegenConfig } from '@graphql-codegen/cli';

/** `npm run codegen`: types the operations of the named consumers, from the contract that is checked in. */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: ['operations/**/*.graphql'],
  importExtension: '.ts',
  emitLegacyCommonJSImports: false,
  generates: {
    'operations/__generated__/': {
      preset: 'client',
      presetConfig: {
        fragmentMasking: false,
        // The trusted documents of the server (src/server/trusted-documents.ts), by the digest clients ask for.
        persistedDocuments: { mode: 'embedHashInDocument', hashAlgorithm: 'sha256' },
      },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: { DateTime: 'string', Date: 'string', Fen: 'number', JSON: 'Record<string, unknown>' },
      },
    },
  },
};

export default config;
