import type { CatalogStatus, DomainCode, NeedImportance, OpeningAttribute } from '../vocabulary.ts';

/** An item of a mapped resource, by its name, with the reason why it is needed. */
export interface MatchedItem {
  readonly name: string;
  readonly justification: string;
}

/** A resource that answers a need, by its public code. */
export interface MatchContent {
  readonly resource: string;
  readonly justification: string;
  readonly items: readonly MatchedItem[];
}

/** A need as its proposer writes it. */
export interface NeedContent {
  /** Uuid of the need, given once and kept: the stored need has it for its id. */
  readonly key: string;
  readonly title: string;
  readonly description: string;
  readonly importance: NeedImportance;
  /** For a substitute, and for nothing else, the key of the need it stands in for. */
  readonly substituteFor: string | null;
  readonly matches: readonly MatchContent[];
}

/** Everything a proposer writes of a scenario. Domains and resources by public code. */
export interface ScenarioContent {
  readonly title: string;
  readonly description: string;
  readonly jurisdiction: { readonly code: string; readonly name: string };
  readonly domains: readonly DomainCode[];
  readonly needs: readonly NeedContent[];
}

/** What rules look at of a mapped resource; items by name, with their ids. */
export interface MappedResource {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly status: CatalogStatus;
  readonly openingAttribute: OpeningAttribute;
  readonly providerId: string;
  readonly items: ReadonlyMap<string, string>;
}

/** Mapped resources by public code; what is not there is missing. */
export type MappedResources = ReadonlyMap<string, MappedResource>;

/** Bounds of what is stored; beyond them an input is refused. */
export const scenarioBounds = {
  title: 500,
  text: 10_000,
  justification: 2000,
  domains: 7,
  needs: 100,
  matches: 50,
  items: 200,
  itemName: 500,
} as const;

/** What a proposal starts from: nothing is claimed that nobody has said. */
export const emptyScenario = (jurisdiction: ScenarioContent['jurisdiction']): ScenarioContent => ({
  title: '',
  description: '',
  jurisdiction,
  domains: [],
  needs: [],
});

/** Public codes of every resource that a content maps, each once. */
export const mappedCodes = ({ needs }: ScenarioContent): string[] => [
  ...new Set(needs.flatMap(({ matches }) => matches.map(({ resource }) => resource))),
];
