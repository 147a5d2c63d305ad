import { describe, expect, it } from 'vitest';
import {
  type FilterField,
  filteredNouns,
  filters,
  operators,
  pagedNouns,
  sorts,
} from '../../../src/rules/catalog/filters.ts';

const fields = filteredNouns.flatMap((noun) =>
  Object.entries<FilterField>(filters[noun]).map(([name, field]) => ({ what: `${noun}.${name}`, name, field })),
);

describe('the maps of filters and sorts', () => {
  it.each(fields)('$what means something, and has operators or leads somewhere', ({ name, field }) => {
    expect(field.meaning).toMatch(/\.$/);
    expect(['and', 'or', 'not', 'some', 'every', 'none']).not.toContain(name);
    if ('noun' in field) expect(filteredNouns).toContain(field.noun);
    else if (field.kind !== 'search') expect(operators[field.kind].length).toBeGreaterThan(0);
  });

  it.each(pagedNouns)('%s is sorted by a field it has when nothing is asked', (noun) => {
    const { fields: known, fallback } = sorts[noun];
    expect(fallback.length).toBeGreaterThan(0);
    for (const { field } of fallback) expect(Object.keys(known)).toContain(field);
  });
});
