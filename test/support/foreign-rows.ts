import type { ReadRow, ResourceRecord, RowProblem } from '../../src/interchange/resource-record.ts';

/** A record of a foreign catalog as a reader would give it. */
export function foreignRecord(sourceId: string, changes: Partial<ResourceRecord> = {}): ResourceRecord {
  return {
    sourceId,
    sourceUrl: `https://data.example/${sourceId}`,
    title: `资源 ${sourceId}`,
    abstract: '摘要',
    providerName: '示例市交通委员会',
    domains: ['transport'],
    sectors: [],
    resourceClass: 'unknown',
    category: '道路交通',
    formats: ['CSV'],
    sharingType: 'unknown',
    sharingCondition: null,
    openingAttribute: 'unconditional',
    openingCondition: null,
    updateCycle: 'monthly',
    licence: null,
    access: { kind: 'open', url: `https://data.example/${sourceId}` },
    spatialCoverage: null,
    temporalStartOn: null,
    temporalEndOn: null,
    issuedAt: '2025-01-01T00:00:00+08:00',
    modifiedAt: '2025-06-01T00:00:00+08:00',
    status: 'published',
    items: foreignItems('编号', '名称'),
    ...changes,
  };
}

/** Items of the given names, in their order. */
export function foreignItems(...names: string[]): ResourceRecord['items'] {
  return names.map((name) => ({
    name,
    nameEn: null,
    description: null,
    dataType: 'unknown',
    length: null,
    grade: 'ungraded',
  }));
}

/** What a reader yields for these records, a line each; a problem stands for a row it refuses. */
export async function* readRows(rows: Iterable<ResourceRecord | RowProblem>): AsyncGenerator<ReadRow> {
  let line = 1;
  for (const row of rows) {
    line += 1;
    if ('severity' in row) yield { line, record: null, problems: [{ ...row, line }] };
    else yield { line, record: row, problems: [] };
  }
}
