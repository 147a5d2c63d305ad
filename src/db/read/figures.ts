import type { SQL } from 'drizzle-orm';
import type { NounName } from '../../rules/catalog/nouns.ts';
import type { BoundNoun } from './noun.ts';
import type { Selection } from './selection.ts';

/**
 * What a statement of figures is written with. Rows come bound, with the conditions that every other read puts on them,
 * so that no figure counts what the viewer may not see.
 */
export interface FigureScope {
  /** Whether it is read as of an instant, of which nothing that is kept answers. */
  readonly isPast: boolean;
  /** Whether the viewer sees of a noun what everyone sees and no more. */
  isPublic(noun: NounName): boolean;
  /**
   * The kept counts of resources with the condition of those that the viewer may see and that match the `where` at a place
   * of the inputs; null where they cannot tell.
   */
  kept(input: number): { readonly row: BoundNoun; readonly met: SQL } | null;
  /** A noun under an alias of its own. */
  bind(noun: NounName): BoundNoun;
  /** The condition that the viewer may see the row. */
  seen(row: BoundNoun): SQL;
  /** Whether there is a `where` at a place of the inputs at all. */
  isFiltered(input: number): boolean;
  /** The condition that the row matches the `where` at a place of the inputs. */
  matching(row: BoundNoun, input: number): SQL;
  /** A value of the figures' own, by its place. */
  value(value: number): SQL;
  /** One row by its id as JSON, with what is asked of it; null where the viewer may not see it. */
  row(noun: NounName, key: SQL, selection: Selection): SQL;
}
