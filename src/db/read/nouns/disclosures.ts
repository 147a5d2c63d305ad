import { eq } from 'drizzle-orm';
import { disclosures } from '../../tables/disclosures.ts';
import { organizations } from '../../tables/organizations.ts';
import { defineNoun, relation } from '../noun.ts';

export const disclosureNoun = defineNoun('Disclosure', disclosures, (d) => ({
  fields: {
    id: d.id,
    code: d.code,
    year: d.year,
    version: d.version,
    content: d.content,
    digest: d.digest,
    publishedAt: d.publishedAt,
  },
  relations: { authority: relation('one', 'Organization', organizations, (o) => eq(o.id, d.authorityId)) },
  filters: {},
  sorts: { publishedAt: d.publishedAt },
  listOrder: d.publishedAt,
}));
