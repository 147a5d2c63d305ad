import { encodeGlobalId } from '../catalog/global-id.ts';
import { domainCodes } from '../vocabulary.ts';
import { CkanError } from './ckan-error.ts';
import { namedBy } from './ckan-name.ts';

/** A filter in the shape of the API's `where` of resources. */
export type Where = Readonly<Record<string, unknown>>;

const refuse = (message: string): never => {
  throw new CkanError('Search Query Error', message);
};

const nothing: Where = { or: [] };

/** What can be filtered by, each with the filter it means. */
const fields: Readonly<Record<string, (value: string) => Where | null>> = {
  organization: (value) => ({ provider: byName('Organization', value) }),
  owner_org: (value) => ({ provider: byName('Organization', value) }),
  groups: (value) => (Object.hasOwn(domainCodes, value) ? { domains: { some: { code: { eq: value } } } } : nothing),
  tags: (value) => ({ or: [{ sectors: { some: { name: { eq: value } } } }, { category: { eq: value } }] }),
  res_format: (value) => ({ formats: { has: value.toUpperCase() }, accessKind: { eq: 'open' } }),
  title: (value) => ({ title: { contains: value } }),
  name: (value) => byName('Resource', value),
  id: (value) => byName('Resource', value),
  // Everything here is so.
  state: (value) => (value === 'active' ? null : nothing),
  type: (value) => (value === 'dataset' ? null : nothing),
  dataset_type: (value) => (value === 'dataset' ? null : nothing),
  private: (value) => (value === 'false' ? null : nothing),
  capacity: (value) => (value === 'public' ? null : nothing),
};

function byName(noun: 'Organization' | 'Resource', given: string): Where {
  const named = namedBy(given);
  return 'id' in named ? { id: { eq: encodeGlobalId(noun, named.id) } } : { code: { in: named.codes } };
}

const term = /\s*(?:(OR|AND)\b|([+-]?)([a-z_.]+):(?:"([^"]*)"|\(([^()]*)\)|([^\s()"]+))|(\*:\*))\s*/y;

/**
 * Reads the filter query of `package_search`: terms `field:value`, `field:"value"`, `field:(a OR b)`, each with `-` for
 * its opposite, side by side for all of them and with `OR` between for any.
 *
 * @param query at most 2,000 characters
 * @returns filters that must all hold
 * @throws CkanError naming the place that cannot be read, or the field that cannot be filtered by. A harvester that asks
 *   for what has changed since its last visit is refused too, and then asks for everything: the catalog keeps the dates
 *   of its sources only, and by them it would miss what was imported late.
 */
export function filterQuery(query: string): readonly Where[] {
  if (query.length > 2_000) return refuse('fq: longer than 2,000 characters; ask for less at once');
  const groups: (Where | null)[][] = [];
  let joined = false;
  term.lastIndex = 0;
  while (term.lastIndex < query.length) {
    const at = term.lastIndex;
    const found = term.exec(query);
    if (found === null) return refuse(`fq: cannot be read from character ${at + 1} on; terms are field:value`);
    const [, word, sign, field, quoted, several, plain] = found;
    if (word !== undefined) {
      if (groups.length === 0) return refuse(`fq: ${word} stands between two terms`);
      joined = word === 'OR';
      continue;
    }
    const value = quoted ?? several ?? plain;
    const where = field === undefined || value === undefined ? null : condition(field, value, several !== undefined);
    const signed = sign === '-' ? { not: where ?? {} } : where;
    if (joined) groups.at(-1)?.push(signed);
    else groups.push([signed]);
    joined = false;
  }
  if (joined) return refuse('fq: OR stands between two terms');
  // A term that always holds makes its whole group hold.
  return groups.flatMap((group) => {
    const [only] = group;
    const terms = group.filter((each) => each !== null);
    if (terms.length < group.length) return [];
    return group.length === 1 && only ? [only] : [{ or: terms }];
  });
}

function condition(field: string, value: string, isSeveral: boolean): Where | null {
  const filter = Object.hasOwn(fields, field) ? fields[field] : undefined;
  if (filter === undefined) {
    return refuse(`fq: "${field.slice(0, 60)}" cannot be filtered by; fields are ${Object.keys(fields).join(', ')}`);
  }
  if (!isSeveral) return filter(value);
  const alternatives = value.split(/\s+OR\s+/).map((each) => each.trim().replace(/^"(.*)"$/, '$1'));
  const wheres = alternatives.map(filter);
  return wheres.includes(null) ? null : { or: wheres };
}
