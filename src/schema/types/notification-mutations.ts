import { savedSearch } from '../../resolvers/catalog/queries.ts';
import { markNotificationsRead } from '../../resolvers/notifications/mark-notifications-read.ts';
import { deleteSavedSearch } from '../../resolvers/saved-searches/delete-saved-search.ts';
import { saveSearch } from '../../resolvers/saved-searches/save-search.ts';
import { encodeGlobalId } from '../../rules/catalog/global-id.ts';
import { whereInput } from '../filter-inputs.ts';
import { addMutation, changeFields, successRow } from '../mutation.ts';
import { SavedSearchRef } from '../refs.ts';

addMutation('markNotificationsRead', {
  description:
    'Notes that the caller has read what they and their organisation were told. Whoever has signed in, each person for themselves.',
  input: (t) => ({
    ids: t.idList({ description: 'Global ids of the notifications, 1 to 100; or until.' }),
    until: t.field({ type: 'DateTime', description: 'All that were told up to this instant; or ids.' }),
  }),
  success: (t) => ({
    markedCount: t.int({
      description: 'How many of them the caller had not read before.',
      resolve: ({ outcome }) => Number(outcome['marked']),
    }),
  }),
  run: markNotificationsRead,
});

addMutation('saveSearch', {
  description:
    'Keeps the filter of one list under a name; the caller is told of what is published from then on and matches it. Whoever has signed in, at most 50.',
  input: (t) => ({
    name: t.string({ required: true, description: 'What the caller calls it, 1 to 100 characters; unique to them.' }),
    resources: t.field({ type: whereInput('Resource'), description: 'Looks for resources; one of the four is given.' }),
    scenarios: t.field({ type: whereInput('Scenario'), description: 'Looks for scenarios; one of the four is given.' }),
    products: t.field({ type: whereInput('Product'), description: 'Looks for products; one of the four is given.' }),
    notices: t.field({ type: whereInput('Notice'), description: 'Looks for notices; one of the four is given.' }),
  }),
  success: successRow('savedSearch', SavedSearchRef, 'The search as it is kept.', (id, context, asked) =>
    savedSearch(context, asked, { id: encodeGlobalId('SavedSearch', id) }),
  ),
  run: saveSearch,
});

addMutation('deleteSavedSearch', {
  description: 'Deletes a saved search. Its keeper alone.',
  input: (t) => changeFields(t, 'search'),
  success: (t) => ({
    deletedId: t.id({
      description: 'Global id of what was deleted.',
      resolve: ({ outcome }) => encodeGlobalId('SavedSearch', outcome['id'] ?? ''),
    }),
  }),
  run: deleteSavedSearch,
});
