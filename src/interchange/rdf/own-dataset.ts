import { z } from 'zod';
import {
  catalogStatuses,
  domainCodes,
  itemTypes,
  openingAttributes,
  resourceClasses,
  sensitivityGrades,
  sharingTypes,
  type UpdateCycle,
  updateCycles,
  wordsOf,
} from '../../rules/vocabulary.ts';
import { frequencies } from '../dcat/eu-vocabulary.ts';
import type { AccessRecord, ResourceRecord } from '../resource-record.ts';
import type { RowNotes } from '../row-notes.ts';
import { webAddressOf } from '../stated-values.ts';
import type { GraphView, ReadTermName } from './graph-view.ts';

const text = (most: number) => z.string().min(1).max(most);
const perhaps = (most: number) => z.string().max(most).nullable();
const address = z.string().refine((url) => webAddressOf(url) !== null, 'is no http or https address');
const day = z.iso.date().nullable();
const instant = z.iso.datetime({ offset: true });

const item = z.strictObject({
  name: text(500),
  nameEn: perhaps(500),
  description: perhaps(10_000),
  dataType: z.enum(wordsOf(itemTypes)),
  length: z.int().positive().max(2_147_483_647).nullable(),
  grade: z.enum(wordsOf(sensitivityGrades)),
});

const access = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open'), url: address }),
  z.strictObject({ kind: z.literal('authorised_operation'), organizationName: text(500) }),
  z.strictObject({ kind: z.literal('apply'), organizationName: text(500) }),
]);

const { published, suspended, withdrawn } = catalogStatuses;

/** A record as our own export states it: it comes from outside all the same. */
const record = z.strictObject({
  sourceId: text(200),
  sourceUrl: address.nullable(),
  title: text(500),
  abstract: z.string().max(10_000),
  providerName: text(500),
  domains: z.array(z.enum(wordsOf(domainCodes))).min(1),
  sectors: z.array(text(64)).max(100),
  resourceClass: z.enum(wordsOf(resourceClasses)),
  category: perhaps(500),
  formats: z.array(text(100)).max(30),
  sharingType: z.enum(wordsOf(sharingTypes)),
  sharingCondition: perhaps(10_000),
  openingAttribute: z.enum(wordsOf(openingAttributes)),
  openingCondition: perhaps(10_000),
  updateCycle: z.enum(wordsOf(updateCycles)),
  licence: perhaps(2000),
  access,
  spatialCoverage: perhaps(2000),
  temporalStartOn: day,
  temporalEndOn: day,
  issuedAt: instant.nullable(),
  modifiedAt: instant,
  status: z.enum(wordsOf({ published, suspended, withdrawn })),
  items: z.array(item).max(5000),
}) satisfies z.ZodType<ResourceRecord>;

const cycleOf: ReadonlyMap<string, UpdateCycle> = new Map(
  Object.entries(frequencies).map(([cycle, iri]) => [iri, cycle as UpdateCycle]),
);

/** Whether a dataset is told in our own words, which say everything. */
export const isOwnDataset = (dataset: GraphView): boolean =>
  dataset.text('cat:accessKind') !== '' && dataset.text('cat:resourceClass') !== '';

/**
 * A dataset of an export of a catalog like ours: what was exported, word for word.
 *
 * @param dataset the subject, of which `isOwnDataset` holds
 * @param notes where it is told what is wrong
 * @returns null when a value is missing or is none of ours
 */
export function ownDataset(dataset: GraphView, notes: RowNotes): ResourceRecord | null {
  const parsed = record.safeParse(stated(dataset));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') ?? 'the dataset';
  notes.refuse('dataset_invalid', `${place} is missing or is no value of this catalog: ${issue?.message ?? ''}`);
  return null;
}

function stated(dataset: GraphView): Readonly<Record<keyof ResourceRecord, unknown>> {
  const [period] = dataset.nodes('dct:temporal');
  const domains = new Set(dataset.texts('cat:domain'));
  const known = wordsOf(domainCodes).filter((code) => domains.has(code));
  const frequency = dataset.link('dct:accrualPeriodicity');
  return {
    sourceId: dataset.text('dct:identifier'),
    sourceUrl: said(dataset, 'cat:sourceUrl') ?? (dataset.link('dcat:landingPage') || null),
    title: dataset.text('dct:title'),
    abstract: dataset.text('dct:description'),
    providerName: dataset.named('dct:publisher'),
    // In the order of the scheme; a word that is none of the seven stays, to be refused.
    domains: known.length === domains.size ? known : [...domains],
    sectors: dataset.texts('cat:sector'),
    resourceClass: dataset.text('cat:resourceClass'),
    category: said(dataset, 'cat:category'),
    formats: inOrder(dataset.nodes('dcat:distribution')).flatMap((each) => said(each, 'cat:format') ?? []),
    sharingType: dataset.text('cat:sharingType'),
    sharingCondition: said(dataset, 'cat:sharingCondition'),
    openingAttribute: dataset.text('cat:openingAttribute'),
    openingCondition: said(dataset, 'cat:openingCondition'),
    updateCycle: cycleOf.get(frequency) ?? frequency,
    licence: part(dataset, 'dct:license'),
    access: accessOf(dataset),
    spatialCoverage: part(dataset, 'dct:spatial'),
    temporalStartOn: period === undefined ? null : said(period, 'dcat:startDate'),
    temporalEndOn: period === undefined ? null : said(period, 'dcat:endDate'),
    issuedAt: said(dataset, 'dct:issued'),
    modifiedAt: dataset.text('dct:modified'),
    status: dataset.text('cat:status'),
    items: inOrder(dataset.nodes('cat:item')).map((each) => ({
      name: each.text('dct:title'),
      nameEn: said(each, 'cat:nameEn'),
      description: said(each, 'dct:description'),
      dataType: each.text('cat:dataType'),
      length: said(each, 'cat:length') === null ? null : Number(each.text('cat:length')),
      grade: each.text('cat:grade'),
    })),
  };
}

function accessOf(dataset: GraphView): AccessRecord {
  const kind = dataset.text('cat:accessKind') as AccessRecord['kind'];
  if (kind === 'open') return { kind, url: dataset.text('cat:accessUrl') };
  return { kind, organizationName: dataset.named('cat:accessBody') };
}

/** A literal that may be empty and may be absent, which are two things. */
const said = (node: GraphView, name: ReadTermName): string | null =>
  node.values(name).length === 0 ? null : node.text(name);

/** The label of a part of the dataset. */
function part(dataset: GraphView, name: ReadTermName): string | null {
  const [node] = dataset.nodes(name);
  return node === undefined ? null : said(node, 'rdfs:label');
}

const inOrder = (nodes: readonly GraphView[]): readonly GraphView[] =>
  [...nodes].sort((a, b) => Number(a.text('cat:position')) - Number(b.text('cat:position')));
