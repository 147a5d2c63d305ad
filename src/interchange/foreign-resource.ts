import { type DomainCode, domainCodes, wordsOf } from '../rules/vocabulary.ts';
import { type DomainMapping, domainsOf, sectorsOf } from './domain-mapping.ts';
import { foreignCore } from './foreign-core.ts';
import { foreignDetails } from './foreign-details.ts';
import type { TimeReading } from './instant-of.ts';
import type { AccessRecord, ResourceRecord } from './resource-record.ts';
import type { RowNotes } from './row-notes.ts';
import type { SeenTexts } from './seen-texts.ts';
import { inSimplified } from './simplified.ts';
import { cycleOf, openingOf, resourceClassOf, sharingOf, statusOf } from './word-meanings.ts';

/** An item of a foreign resource, as the source says it; '' is "the source does not say". */
export interface ForeignItem {
  readonly name: string;
  readonly nameEn: string;
  readonly description: string;
  readonly dataType: string;
  readonly length: string;
  readonly grade: string;
}

/**
 * A resource as a foreign catalog describes it, whatever form its file has: what every reader of a file makes of a row
 * before `recordOf` brings it into our words. Texts are clean and in the words of the source; '' and an empty list are
 * "the source does not say".
 */
export interface ForeignResource {
  readonly sourceId: string;
  readonly title: string;
  readonly abstract: string;
  readonly providerName: string;
  readonly category: string;
  readonly keywords: readonly string[];
  /** Trades the source names (所属行业). */
  readonly industries: readonly string[];
  readonly formats: readonly string[];
  /** What kind of thing it is: a word such as 数据接口 says that it is had as an API. */
  readonly kind: string;
  /** 资源属性: basic, thematic, departmental. */
  readonly resourceClass: string;
  readonly opening: string;
  readonly openingCondition: string;
  readonly sharing: string;
  readonly sharingCondition: string;
  readonly updateCycle: string;
  readonly licence: string;
  /** Page of the resource at its source. */
  readonly url: string;
  /** Where its data are had, when that is another address. */
  readonly accessUrl: string;
  readonly issued: string;
  readonly modified: string;
  readonly status: string;
  readonly spatial: string;
  /** The time covered as one text, or its two ends. */
  readonly temporal: string;
  readonly temporalStart: string;
  readonly temporalEnd: string;
  readonly items: readonly ForeignItem[];
  /** Codes of our domains and sectors, where the source is a catalog like ours; then no mapping is asked. */
  readonly domains: readonly string[];
  readonly sectors: readonly string[];
  /** How it is had, where the source is a catalog like ours; null: to be inferred. */
  readonly access: AccessRecord | null;
}

export type ForeignField = keyof ForeignResource;

/** A source that says nothing: readers spread it and add what their source says. */
export const silentResource: ForeignResource = {
  sourceId: '',
  title: '',
  abstract: '',
  providerName: '',
  category: '',
  keywords: [],
  industries: [],
  formats: [],
  kind: '',
  resourceClass: '',
  opening: '',
  openingCondition: '',
  sharing: '',
  sharingCondition: '',
  updateCycle: '',
  licence: '',
  url: '',
  accessUrl: '',
  issued: '',
  modified: '',
  status: '',
  spatial: '',
  temporal: '',
  temporalStart: '',
  temporalEnd: '',
  items: [],
  domains: [],
  sectors: [],
  access: null,
};

/** An item of which only the name is known. */
export const namedItem = (name: string): ForeignItem => ({
  name,
  nameEn: '',
  description: '',
  dataType: '',
  length: '',
  grade: '',
});

/** What a row is read with. */
export interface ForeignContext {
  /** Name of the source, by which the domain mapping knows it. */
  readonly source: string;
  /** How the source calls the fields it has, for messages. Of a field that is not here no row is said to lack it. */
  readonly columns: Readonly<Partial<Record<ForeignField, string>>>;
  readonly time: TimeReading;
  readonly mapping: DomainMapping;
  /** Ids and titles of the rows before this one; this row's are added. */
  readonly ids: SeenTexts;
  readonly titles: SeenTexts;
  /** The title before cleaning: two titles are the same when the source writes them the same. */
  readonly rawTitle: string;
  /** Where faults are told. */
  readonly notes: RowNotes;
}

const isDomain = (code: string): code is DomainCode => (wordsOf(domainCodes) as string[]).includes(code);

/** Asks a closed list for the meaning of a word; one not known is noted and stands for `otherwise`. */
function wordReader({ columns, notes }: ForeignContext) {
  return <T>(
    field: ForeignField,
    word: string,
    meaning: (word: string) => T | undefined,
    otherwise: T,
    code: string,
  ): T => {
    const found = meaning(word);
    if (found !== undefined) return found;
    const column = columns[field];
    if (column !== undefined || word !== '') {
      const said = `${column ?? field} is “${word.slice(0, 40)}”, which is not known`;
      notes.note(code, `${said}; read as ${String(otherwise)}`);
    }
    return otherwise;
  };
}

function placed(foreign: ForeignResource, { source, mapping, notes }: ForeignContext) {
  const ours = foreign.domains.filter(isDomain);
  const [first, ...more] = ours;
  if (first !== undefined) return { domains: [first, ...more], sectors: foreign.sectors };
  const filed = [foreign.category, ...foreign.keywords, ...foreign.industries].filter((text) => text !== '');
  const row = {
    source,
    // The words of the table are in simplified characters.
    title: inSimplified(foreign.title),
    providerName: inSimplified(foreign.providerName),
    category: filed.length === 0 ? null : inSimplified(filed.join('；')),
  };
  const { domains, rule } = domainsOf(row, mapping);
  if (rule === null) notes.note('domain_unmapped', 'no rule of the domain mapping fits; placed under other');
  return { domains, sectors: foreign.sectors.length > 0 ? foreign.sectors : sectorsOf(row, mapping) };
}

/**
 * A foreign resource in our words. Every fault is told to `context.notes`; what it returns for a refused row means
 * nothing and must be thrown away. A word of the source that is not known never refuses a row: it is noted, and read so
 * that nothing becomes more open by it.
 *
 * @param foreign what the source says, as clean text
 * @param context what else is known, and where faults are told
 */
export function recordOf(foreign: ForeignResource, context: ForeignContext): ResourceRecord {
  const { columns, notes } = context;
  const { condition, issuedAt, modifiedAt } = foreignCore(foreign, context);
  const word = wordReader(context);
  const updateCycle = word('updateCycle', foreign.updateCycle, cycleOf, 'unknown', 'cycle_unknown');
  const openingAttribute = word('opening', foreign.opening, openingOf, 'unknown', 'opening_unknown');
  const sharingType = word('sharing', foreign.sharing, sharingOf, 'unknown', 'sharing_unknown');
  const resourceClass = word('resourceClass', foreign.resourceClass, resourceClassOf, 'unknown', 'class_unknown');
  // A state nobody knows is not shown to the public on a guess; a source without states lists what it publishes.
  const silent = foreign.status === '' && columns.status === undefined;
  const status = silent ? 'published' : word('status', foreign.status, statusOf, 'suspended', 'status_unknown');
  if (columns.openingCondition !== undefined) {
    if (foreign.openingCondition === '' || (openingAttribute === 'restricted' && condition === null)) {
      notes.note('condition_missing', `${columns.openingCondition} says nothing`);
    }
  }
  if (openingAttribute === 'unconditional' && condition !== null) {
    const stated = `${columns.opening ?? 'the opening attribute'} is ${foreign.opening}`;
    const conflicting = `${columns.openingCondition ?? 'another field'} states a condition`;
    notes.note('condition_on_unconditional', `${stated}, yet ${conflicting}; both are kept`);
  }
  const details = foreignDetails(foreign, context);
  let access: AccessRecord = { kind: 'apply', organizationName: foreign.providerName };
  if (foreign.access) access = foreign.access;
  else if (openingAttribute === 'unconditional') {
    const url = details.accessUrl ?? details.url;
    if (url) access = { kind: 'open', url };
    else notes.note('address_missing', 'open to everyone, yet no address is known; to be asked of the provider');
  }
  return {
    sourceId: foreign.sourceId,
    sourceUrl: details.url,
    title: foreign.title,
    abstract: foreign.abstract,
    providerName: foreign.providerName,
    ...placed(foreign, context),
    resourceClass,
    category: foreign.category || null,
    formats: details.formats,
    sharingType,
    sharingCondition: foreign.sharingCondition || null,
    openingAttribute,
    openingCondition: condition,
    updateCycle,
    licence: foreign.licence || null,
    access,
    spatialCoverage: foreign.spatial || null,
    temporalStartOn: details.startOn,
    temporalEndOn: details.endOn,
    issuedAt,
    // Null only in a refused row.
    modifiedAt: modifiedAt ?? '',
    status,
    items: details.items,
  };
}
