import { z } from 'zod';
import { type DomainCode, domainCodes, wordsOf } from '../rules/vocabulary.ts';
import { readJsonTable } from './json-table.ts';

/** Words of which one must stand somewhere in the text. Compiled once: every rule is asked of every row. */
const words = z
  .array(z.string().min(1))
  .min(1)
  .transform((list) => new RegExp(list.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'iu'));

const condition = z
  .strictObject({
    title: words.optional(),
    notTitle: words.optional(),
    provider: words.optional(),
    category: words.optional(),
  })
  .refine((when) => when.title ?? when.provider ?? when.category, 'names a title, a provider or a category');

/** `*` holds for every source. */
const source = z.string().regex(/^(\*|[a-z0-9-]{1,40})$/, '* or the name of a source');
const why = z.string().min(1);

/** The table in `seeds/reference/domain-mapping.json`; its README says how to read and change it. */
export const domainMappingSchema = z
  .strictObject({
    note: z.string().min(1),
    /** Weight from which a rule may also give a second domain. */
    strong: z.int().min(1).max(100),
    rules: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z0-9-]{1,60}$/, 'small letters, digits and -'),
          source,
          when: condition,
          domain: z.enum(wordsOf(domainCodes)),
          weight: z.int().min(1).max(100),
          why,
        }),
      )
      .min(1),
    sectors: z
      .array(z.strictObject({ source, when: condition, sectors: z.array(z.string().min(1)).min(1), why }))
      .default([]),
  })
  .refine(
    (table) => new Set(table.rules.map((rule) => rule.id)).size === table.rules.length,
    'ids of rules are unique',
  );

export type DomainMapping = z.output<typeof domainMappingSchema>;
type Condition = z.output<typeof condition>;

/** What the mapping looks at. */
export interface MappedRow {
  readonly source: string;
  readonly title: string;
  readonly providerName: string;
  readonly category: string | null;
}

export interface MappedDomains {
  /** One or two, the stronger first; `other` alone when no rule fits. */
  readonly domains: readonly [DomainCode, ...DomainCode[]];
  /** Id of the rule that gave the first domain; null when no rule fits. */
  readonly rule: string | null;
}

function fits(when: Condition, row: MappedRow): boolean {
  return (
    (when.title?.test(row.title) ?? true) &&
    !when.notTitle?.test(row.title) &&
    (when.provider?.test(row.providerName) ?? true) &&
    (when.category?.test(row.category ?? '') ?? true)
  );
}

const concerns = (rule: { readonly source: string }, row: MappedRow) =>
  rule.source === '*' || rule.source === row.source;

/**
 * The domains of a resource whose source knows nothing of the seven. Of the rules that fit, the heaviest decides; of
 * equal ones the first in the table. A second domain is given when both rules are strong and neither says `other`.
 *
 * @param row the resource as its source words it
 * @param mapping the table
 * @returns the domains, and the rule that gave the first
 */
export function domainsOf(row: MappedRow, mapping: DomainMapping): MappedDomains {
  const fitting = mapping.rules
    .filter((rule) => concerns(rule, row) && fits(rule.when, row))
    .sort((a, b) => b.weight - a.weight);
  const first = fitting[0];
  if (!first) return { domains: ['other'], rule: null };
  const second = fitting.find((rule) => rule.domain !== first.domain && rule.domain !== 'other');
  const both = first.domain !== 'other' && second !== undefined && second.weight >= mapping.strong;
  return { domains: both ? [first.domain, second.domain] : [first.domain], rule: first.id };
}

/**
 * The sectors of a resource; none unless a row of the table gives ground for one.
 *
 * @param row the resource as its source words it
 * @param mapping the table
 * @returns codes of sectors, each once, in the order of the table
 */
export function sectorsOf(row: MappedRow, mapping: DomainMapping): readonly string[] {
  const found = mapping.sectors.filter((rule) => concerns(rule, row) && fits(rule.when, row));
  return [...new Set(found.flatMap((rule) => rule.sectors))];
}

/**
 * Reads the table from its file.
 *
 * @param path of the JSON file
 * @returns the table, its words compiled
 * @throws FileError when the file is missing, no JSON, or not of this shape; it names each place
 */
export async function readDomainMapping(path: string): Promise<DomainMapping> {
  return await readJsonTable(path, domainMappingSchema, 'Its README says how the table is written');
}
