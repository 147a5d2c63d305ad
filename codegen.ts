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
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: { DateTime: 'string', Date: 'string', JSON: 'Record<string, unknown>' },
      },
    },
  },
};

export default config;
