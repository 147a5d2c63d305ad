import { z } from 'zod';

const counts = z.record(z.string(), z.number()).default({});
const count = z.number().default(0);

const headed = z.object({ header: z.string() });

const columnsSchema = z.object({
  format: z.string(),
  encoding: z.string().nullable(),
  sheet: z.string().nullable(),
  idFrom: z.string(),
  mapped: z.array(headed.extend({ field: z.string(), reason: z.string() })),
  notKept: z.array(headed.extend({ name: z.string() })),
  unmapped: z.array(headed.extend({ reason: z.string() })),
});

/** A report as an import of this or an earlier version has kept it. */
const schema = z.object({
  rowsRead: count,
  added: count,
  changed: count,
  proposed: count,
  unchanged: count,
  notApplied: count,
  refusedCount: count,
  refusedByCode: counts,
  notes: counts,
  domains: counts,
  droppedColumns: z.array(z.string()).default([]),
  columns: columnsSchema.nullish(),
  providersAdded: count,
  missing: z.object({ count, first: z.array(z.string()) }).default({ count: 0, first: [] }),
  undone: z
    .object({
      takenBack: count,
      keptCount: count,
      stayDelistedCount: count,
      stayDelisted: z.array(z.string()).default([]),
    })
    .nullish(),
  seconds: count,
});

/** Columns of a file that the API hands out at most; no table that is read has more. */
const listedColumns = 1000;

/** What became of the columns as one list: understood, known and not kept, not understood. */
function columnsOf(report: z.output<typeof columnsSchema> | null | undefined) {
  if (report == null) return null;
  const { mapped, notKept, unmapped, ...form } = report;
  const columns = [
    ...mapped,
    ...notKept.map(({ header, name }) => ({ header, field: null, reason: `known as ${name}, not kept` })),
    ...unmapped.map(({ header, reason }) => ({ header, field: null, reason })),
  ];
  return {
    ...form,
    columns: columns.slice(0, listedColumns),
    unmapped: unmapped.map(({ header }) => header).slice(0, listedColumns),
  };
}

/** Lists of a report that the API hands out at most. */
const listed = 200;

const talliesOf = (tally: Readonly<Record<string, number>>) =>
  Object.entries(tally)
    .map(([name, rows]) => ({ name, count: rows }))
    .sort((a, b) => b.count - a.count)
    .slice(0, listed);

/**
 * The report of an import in the form of the API.
 *
 * @param report as it was kept; null while there is none
 */
export function reportOf(report: object | null) {
  if (report === null) return null;
  const { missing, undone, ...kept } = schema.parse(report);
  return {
    ...kept,
    refusedByCode: talliesOf(kept.refusedByCode),
    notes: talliesOf(kept.notes),
    domains: talliesOf(kept.domains),
    droppedColumns: kept.droppedColumns.slice(0, listed),
    columns: columnsOf(kept.columns),
    missingCount: missing.count,
    missing: missing.first.slice(0, 20),
    takenBack: undone?.takenBack ?? 0,
    keptCount: undone?.keptCount ?? 0,
    stayDelistedCount: undone?.stayDelistedCount ?? 0,
    stayDelisted: undone?.stayDelisted ?? [],
  };
}

/** A report as the API shows it. */
export type JobReport = NonNullable<ReturnType<typeof reportOf>>;

/** What became of the columns of a file, as the API shows it. */
export type JobColumns = NonNullable<JobReport['columns']>;
