import type { TypedRow } from '../../resolvers/catalog/queries.ts';
import { builder } from '../builder.ts';
import { JurisdictionRef, NodeRef, SourceReferenceRef } from '../refs.ts';

builder.queryType({
  description:
    'Everything that can be read. Each field is answered by one statement; unknown and invisible look the same.',
});

builder.mutationType({
  description:
    'Everything that can be done. Each mutation is one transaction and answers its success or a typed reason why it had no effect.',
});

NodeRef.implement({
  description: 'A row with a global id, as Relay’s object identification asks.',
  resolveType: (row) => (row as TypedRow).__typename,
  fields: (t) => ({
    id: t.id({ description: 'Global id; opaque, never reused.', resolve: (row) => row.id }),
  }),
});

JurisdictionRef.implement({
  description: 'An administrative division (行政区划).',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Six digits of GB/T 2260, such as 330100.' }),
    name: t.exposeString('name', { description: 'Name, such as 杭州市.' }),
  }),
});

SourceReferenceRef.implement({
  description: 'Where a fact of the reference data was read.',
  fields: (t) => ({
    title: t.exposeString('title', { description: 'Title of the document.' }),
    url: t.exposeString('url', { nullable: true, description: 'Its address, where it has one.' }),
  }),
});
