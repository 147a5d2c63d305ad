import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { prepareWhere } from '../../db/read/page.ts';
import { lastSequence } from '../../db/stores/event-feed.ts';
import { lockPersonRow } from '../../db/stores/people.ts';
import { insertSavedSearch, savedSearchCount } from '../../db/stores/saved-searches.ts';
import { invalidInput, RequestError } from '../../rules/errors.ts';
import { type SearchedList, searchedLists, searchesLeft } from '../../rules/notification/saved-search.ts';
import { noSubject } from '../../rules/permissions.ts';
import { commandFields, parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy, runCommand } from '../command/run-command.ts';

const where = z.record(z.string(), z.unknown()).nullish();

const schema = z.object({
  ...commandFields,
  name: text(100, 1),
  resources: where,
  scenarios: where,
  products: where,
  notices: where,
});

/**
 * Keeps a search of the caller's: the filter of one list, by which they are told of what is published from now on.
 *
 * @param input the name and the filter of exactly one list, as GraphQL has coerced it
 */
export async function saveSearch(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { noun, filter } = chosenList(parsed);
    const personId = context.viewer.kind === 'person' ? context.viewer.id : null;
    const id = context.newId();
    return await runCommand(context, {
      action: 'saveSearch',
      input: parsed,
      load: async (tx) => {
        // One after the other, so that they are counted as they are.
        if (personId !== null) await lockPersonRow(tx, personId);
        return { type: 'SavedSearch', id, revision: null, permission: noSubject };
      },
      judge: async (_place, tx) => [searchesLeft(await savedSearchCount(tx, personId ?? id))],
      apply: async (_place, tx, { now }) => {
        if (personId === null) throw new Error('permissions let through somebody who is no person');
        const search = { id, personId, name: parsed.name, noun, where: filter, seenSequence: await lastSequence(tx) };
        if (!(await insertSavedSearch(tx, search, now))) {
          throw invalidInput(['name'], 'taken', {
            zh: '已有同名订阅，请换一个名称。',
            en: 'There is a saved search of that name; choose another.',
          });
        }
        return {
          event: {
            type: 'saved_search.created',
            subject: { type: 'SavedSearch', id, code: id, revision: 1, ownerId: null },
            isPublic: false,
            data: { noun },
            changes: {},
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}

/** The one list that is searched, with its filter checked as the list itself would check it. */
function chosenList(parsed: z.output<typeof schema>): { readonly noun: SearchedList; readonly filter: object } {
  const given = (Object.keys(searchedLists) as SearchedList[]).flatMap((noun) => {
    const filter = parsed[searchedLists[noun].argument];
    return filter == null ? [] : [{ noun, filter }];
  });
  const [first, ...others] = given;
  if (first === undefined || others.length > 0) {
    throw invalidInput([], 'one_list', {
      zh: '请给出 resources、scenarios、products、notices 之一。',
      en: 'Give one of resources, scenarios, products and notices.',
    });
  }
  const { argument } = searchedLists[first.noun];
  try {
    prepareWhere(first.noun, argument, first.filter);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    throw invalidInput([...error.at], 'filter', {
      zh: `筛选条件不可用（${error.message}）。`,
      en: `The filter cannot be used: ${error.message}.`,
    });
  }
  return first;
}
