import { resource } from '../../resolvers/catalog/queries.ts';
import { discardImportedRevision } from '../../resolvers/resource/discard-imported-revision.ts';
import { takeImportedRevision } from '../../resolvers/resource/take-imported-revision.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import type { ResourceContent } from '../../rules/resource/content.ts';
import { builder } from '../builder.ts';
import { enums } from '../enums.ts';
import { addMutation, changeFields, successRow } from '../mutation.ts';
import { rowField } from '../reading.ts';
import { ImportedRevisionRef, ResourceRef } from '../refs.ts';
import { ResourceContentRef } from '../resource-content.ts';

ImportedRevisionRef.implement({
  description:
    'What the source of a resource says anew while the resource is under review or edited here. An import never writes over such a resource; its steward and the reviewers see what the source says, and the steward decides.',
  extensions: { noun: 'ImportedRevision' },
  fields: (t) => ({
    state: t.expose('state', { type: enums.ImportedRevisionState, description: 'What has become of it.' }),
    sourceStatus: t.expose('sourceStatus', {
      type: enums.CatalogStatus,
      description: 'State that the source gives it.',
    }),
    proposedAt: t.expose('proposedAt', { type: 'DateTime', description: 'When an import found it.' }),
    content: t.field({
      type: ResourceContentRef,
      description: 'What the resource would say.',
      extensions: { reads: ['content'] },
      resolve: ({ content }) => content as ResourceContent,
    }),
  }),
});

builder.objectFields(ResourceRef, (t) => ({
  importedRevision: t.field(
    rowField(
      ImportedRevisionRef,
      'What its source says anew and an import must not write; null when there is none that the viewer may see.',
    ),
  ),
}));

const resourceField = successRow(
  'resource',
  ResourceRef,
  'The resource as it stands now; null when the caller may not see it.',
  (id, context, asked) => resource(context, asked, { id: encodeGlobalId('Resource', id) }),
);

addMutation('takeImportedRevision', {
  description:
    'Takes over what the source says anew: into the draft, or as the proposed revision of what is published, in place of what was proposed. Not while it is under review. Its steward.',
  input: (t) => changeFields(t, 'resource'),
  success: resourceField,
  run: takeImportedRevision,
});

addMutation('discardImportedRevision', {
  description:
    'Gives up what the source says anew; the same is not proposed again. Possible in every stage. Its steward.',
  input: (t) => changeFields(t, 'resource'),
  success: resourceField,
  run: discardImportedRevision,
});
