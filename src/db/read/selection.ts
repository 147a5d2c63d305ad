import type { NounName } from '../../rules/catalog/nouns.ts';
import type { SearchedNoun } from './search-page.ts';

/**
 * What is asked of a noun: which of its own fields, and what hangs on it. It knows nothing of GraphQL and holds no value
 * of the caller's, so one selection serves every request with the same document.
 */
export interface Selection {
  readonly fields: readonly string[];
  readonly related: readonly RelatedSelection[];
}

/** A relation that is asked for. */
export interface RelatedSelection {
  /** The relation's name in the model. */
  readonly relation: string;
  /** The name under which it stands in the answer. */
  readonly property: string;
  readonly selection: Selection;
  /** For a connection: its parts, and its place among the inputs. */
  readonly page: PageParts | null;
}

/** Which parts of a connection are asked for; what is not asked for is not computed. */
export interface PageParts {
  readonly input: number;
  readonly rows: boolean;
  readonly cursors: boolean;
  readonly total: boolean;
  /** Whether there are rows before and after it. */
  readonly ends: boolean;
  /** Its facets, in the order of the page's shape. */
  readonly facets: readonly FacetParts[];
}

/** Facets asked for with one set of arguments. */
export interface FacetParts {
  /** The name under which they stand in the answer. */
  readonly property: string;
  /** What is asked of the rows that values are; nothing where they are not asked for. */
  readonly nodes: ReadonlyMap<NounName, Selection>;
}

/** Facets of the hits of one noun. */
export interface SearchFacetParts extends FacetParts {
  readonly noun: SearchedNoun;
}

/** Which parts of a search are asked for. */
export interface SearchParts extends PageParts {
  readonly facets: readonly SearchFacetParts[];
  /** How many hits there are of each noun. */
  readonly counts: boolean;
  /** The texts that matches are marked in. */
  readonly matches: boolean;
  /** What to try when nothing is found. */
  readonly nearest: boolean;
}

/** A root field, asked for. */
export type RootSelection =
  | {
      readonly kind: 'page';
      readonly noun: NounName;
      readonly selection: Selection;
      readonly page: PageParts;
      /** Only rows that are in the viewer's hands in this way of the read model; left out, every row they may see. */
      readonly own?: string;
    }
  | { readonly kind: 'search'; readonly selections: ReadonlyMap<NounName, Selection>; readonly page: SearchParts }
  | { readonly kind: 'suggestions' }
  | { readonly kind: 'list'; readonly noun: NounName; readonly selection: Selection }
  | { readonly kind: 'one'; readonly noun: NounName; readonly selection: Selection }
  | { readonly kind: 'nodes'; readonly selections: ReadonlyMap<NounName, Selection> }
  /** Figures: values of their own, which parts of them are asked for, and rows of nouns that stand among them. */
  | {
      readonly kind: 'figures';
      /** Places that are asked for, such as `nodes.need`. */
      readonly parts: readonly string[];
      readonly rows: ReadonlyMap<string, { readonly noun: NounName; readonly selection: Selection }>;
    };
