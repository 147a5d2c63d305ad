import { encodeGlobalId } from '../catalog/global-id.ts';
import type { WrittenWhere } from '../catalog/written-where.ts';
import {
  type CoverageDimension,
  type CoverageLineKind,
  catalogStatuses,
  type DemandMeasure,
  type SupplyMeasure,
  sensitivityGrades,
  updateCycles,
  type Word,
} from '../vocabulary.ts';
import { type Label, labelOf } from '../words.ts';
import { type LineOf, needsBehind, resourcesBehind } from './opened-where.ts';

/** The figures of a cell, a line or the whole. */
export interface Counts extends Readonly<Record<Exclude<SupplyMeasure, 'authorised'> | DemandMeasure, number>> {
  /** Null where it is not known: no agreement is kept as it was at an instant. */
  readonly authorised: number | null;
}

/** Figures with what opens them. */
export interface Opened extends Counts {
  /** The lines that cross here. */
  readonly lines: readonly Line[];
  readonly filters: Filters;
}

/** The filters of a grid, as JSON. */
export interface Filters {
  readonly where: WrittenWhere | null;
  readonly needsWhere: WrittenWhere | null;
}

/** A row or column of a grid. */
export interface Line extends LineOf {
  /** What people read; names of bodies, divisions and sectors are Chinese in either language. */
  readonly label: Label;
  /** Global id of the domain, sector or organisation it stands for. */
  readonly id: string | null;
  /** How many values are folded into it. */
  readonly folded: number;
}

/** A row or column with its figures. */
export interface CountedLine extends Opened {
  readonly line: Line;
  /** By how much its cells, added up, exceed it. */
  readonly overlap: Counts;
}

export interface Cell extends Opened {
  readonly row: Line;
  readonly column: Line;
}

export interface Grid {
  readonly rows: readonly CountedLine[];
  readonly columns: readonly CountedLine[];
  readonly cells: readonly Cell[];
  readonly total: Opened;
  /** By how much the rows, and the columns, added up exceed the total. */
  readonly rowsOverlap: Counts;
  readonly columnsOverlap: Counts;
}

type Key = string | null;
type Supply = readonly [supply: number, used: number, authorised: number | null, productised: number, listed: number];
type Demand = readonly [demand: number, met: number];

/** One axis as it was counted; `#` is the key of what is folded. */
export interface CountedAxis {
  readonly lines: readonly (readonly [key: string, code: string, name: string])[] | null;
  readonly folded: number;
  readonly supply: readonly (readonly [Key, ...Supply])[];
  readonly demand: readonly (readonly [Key, ...Demand])[];
}

/** What was counted, as far as it is not empty. */
export interface CountedGrid {
  readonly supply: readonly (readonly [Key, Key, ...Supply])[];
  readonly demand: readonly (readonly [Key, Key, ...Demand])[];
  readonly rows: CountedAxis;
  readonly columns: CountedAxis;
  readonly total: { readonly supply: Supply; readonly demand: Demand };
}

const none = { supply: 0, used: 0, authorised: 0, productised: 0, listed: 0, demand: 0, met: 0, unmet: 0 };

const words: Readonly<Partial<Record<CoverageDimension, Readonly<Record<string, Word>>>>> = {
  grade: sensitivityGrades,
  update_cycle: updateCycles,
  status: catalogStatuses,
};
/** The word of a list that says that nothing is known; it is the unknown line. */
const unknownWords: readonly string[] = ['ungraded', 'unknown'];

const nouns = { domain: 'Domain', sector: 'Sector', provider: 'Organization' } as const;

/**
 * Makes a grid of what was counted: its lines in order, the folded and the unknown one last, figures on all of them, and
 * by how much lines exceed what they are lines of because a resource or need may lie on several.
 *
 * @param rows the dimension of the rows
 * @param columns the dimension of the columns
 * @param counted what was counted
 * @param filters the filters it was counted with
 */
export function gridOf(
  rows: CoverageDimension,
  columns: CoverageDimension,
  counted: CountedGrid,
  filters: Filters,
): Grid {
  const rowLines = linesOf(rows, counted.rows);
  const columnLines = linesOf(columns, counted.columns);
  const empty: Counts = { ...none, authorised: counted.total.supply[2] === null ? null : 0 };
  const figures = new Map<string, Counts>();
  const note = (place: readonly Key[], add: Partial<Counts>): void => {
    const name = JSON.stringify(place);
    figures.set(name, { ...(figures.get(name) ?? empty), ...add });
  };
  for (const [row, column, ...counts] of counted.supply) note([row, column], supplyOf(counts));
  for (const [row, column, ...counts] of counted.demand) note([row, column], demandOf(counts));
  const cells = [...rowLines].flatMap(([rowKey, row]) =>
    [...columnLines].flatMap(([columnKey, column]): Cell[] => {
      const counts = figures.get(JSON.stringify([rowKey, columnKey]));
      return counts === undefined ? [] : [{ ...counts, row, column, lines: [row, column], filters }];
    }),
  );
  const total: Opened = {
    ...empty,
    ...supplyOf(counted.total.supply),
    ...demandOf(counted.total.demand),
    lines: [],
    filters,
  };
  const counts = (lines: ReadonlyMap<Key, Line>, axis: CountedAxis, side: 'row' | 'column'): CountedLine[] =>
    countedLines(lines, axis, { empty, filters }, (line) => cells.filter((cell) => cell[side] === line));
  const own = { rows: counts(rowLines, counted.rows, 'row'), columns: counts(columnLines, counted.columns, 'column') };
  return { ...own, cells, total, rowsOverlap: excess(own.rows, total), columnsOverlap: excess(own.columns, total) };
}

function linesOf(dimension: CoverageDimension, axis: CountedAxis): ReadonlyMap<Key, Line> {
  const known = knownLines(dimension, axis);
  const beside = known.map(([, code]) => code);
  const line = (kind: CoverageLineKind, label: Label, key: Key = null, id: Key = null, folded = 0): Line => ({
    ...{ dimension, kind, label, key, id, folded },
    beside: kind === 'folded' ? beside : [],
  });
  const noun = dimension in nouns ? nouns[dimension as keyof typeof nouns] : null;
  return new Map<Key, Line>([
    ...known.map(
      ([key, code, name]) =>
        [
          key,
          line('value', named(dimension, code, name), code, noun === null ? null : encodeGlobalId(noun, key)),
        ] as const,
    ),
    ...(axis.folded > 0 ? [['#', line('folded', folded(axis.folded), null, null, axis.folded)] as const] : []),
    [null, line('unknown', notStated)],
  ]);
}

const notStated: Label = { zh: '未说明', en: 'Not stated' };
const folded = (count: number): Label => ({ zh: `其余 ${count} 项`, en: `${count} others` });

/** The label of a value: of domains and closed lists in both languages. */
const named = (dimension: CoverageDimension, code: string, name: string): Label =>
  dimension === 'domain' || words[dimension] !== undefined ? labelOf(code.toLowerCase(), name) : { zh: name, en: name };

function knownLines(dimension: CoverageDimension, axis: CountedAxis): readonly (readonly [string, string, string])[] {
  if (axis.lines !== null)
    return axis.lines.map(([key, code, name]) => [key, dimension === 'domain' ? code.toUpperCase() : code, name]);
  const found = new Set([...axis.supply, ...axis.demand].map(([key]) => key));
  return Object.entries(words[dimension] ?? {})
    .filter(([word]) => !unknownWords.includes(word) && (dimension !== 'status' || found.has(word)))
    .map(([word, { zh }]) => [word, word.toUpperCase(), zh]);
}

function countedLines(
  lines: ReadonlyMap<Key, Line>,
  axis: CountedAxis,
  { empty, filters }: { readonly empty: Counts; readonly filters: Filters },
  cellsOf: (line: Line) => readonly Counts[],
): CountedLine[] {
  const supply = new Map(axis.supply.map(([key, ...counts]) => [key, supplyOf(counts)]));
  const demand = new Map(axis.demand.map(([key, ...counts]) => [key, demandOf(counts)]));
  return [...lines].map(([key, line]) => {
    const counts = { ...empty, ...supply.get(key), ...demand.get(key) };
    return { ...counts, line, lines: [line], filters, overlap: excess(cellsOf(line), counts) };
  });
}

const supplyOf = ([supply, used, authorised, productised, listed]: Supply) => ({
  ...{ supply, used, authorised, productised, listed },
});
const demandOf = ([demand, met]: Demand) => ({ demand, met, unmet: demand - met });

/** By how much parts, added up, exceed the whole. */
function excess(parts: readonly Counts[], whole: Counts): Counts {
  const of = (measure: Exclude<keyof Counts, 'authorised'>): number =>
    parts.reduce((sum, part) => sum + part[measure], 0) - whole[measure];
  const authorised =
    whole.authorised === null ? null : parts.reduce((sum, part) => sum + (part.authorised ?? 0), 0) - whole.authorised;
  return {
    ...{ supply: of('supply'), used: of('used'), authorised, productised: of('productised'), listed: of('listed') },
    ...{ demand: of('demand'), met: of('met'), unmet: of('unmet') },
  };
}

/** The `where` of `resources` that opens a figure. */
export const openResources = ({ filters, lines }: Opened, measure: SupplyMeasure): WrittenWhere =>
  resourcesBehind(filters.where, lines, measure);

/** The `where` of `scenarioNeeds` that opens a figure. */
export const openNeeds = ({ filters, lines }: Opened, measure: DemandMeasure): WrittenWhere =>
  needsBehind(filters.needsWhere, lines, measure);
