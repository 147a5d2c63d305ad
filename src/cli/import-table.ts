import type { ImportReport } from '../jobs/import-report.ts';
import { domainCodes } from '../rules/vocabulary.ts';

/** Refused rows that are shown; all of them are in the report file. */
const refusedShown = 20;

/**
 * The report of an import for people, in Chinese and English.
 */
export function importTable(report: ImportReport): string {
  return [head(report), ...counts(report), ...tallies(report), ...missing(report), ...refused(report)].join('\n');
}

const stateWords: Readonly<Record<ImportReport['state'], string>> = {
  done: '完成 done',
  refused: '已拒绝 refused',
  cancelled: '已取消 cancelled',
};

function head({ dryRun, state, source, actor, seconds, rowsPerSecond }: ImportReport): string {
  const what = dryRun ? '试运行 dry run, nothing written' : stateWords[state];
  return `${source} (${actor}): ${what}, ${seconds.toFixed(1)} s, ${rowsPerSecond} rows/s`;
}

function counts(report: ImportReport): string[] {
  const rows: [string, number][] = [
    ['读取 read', report.rowsRead],
    ['新增 added', report.added],
    ['变更 changed', report.changed],
    ['待处理修订 proposed', report.proposed],
    ['未变 unchanged', report.unchanged],
    ['拒绝 refused', report.refusedCount],
    ['新增单位 providers added', report.providersAdded],
  ];
  if (report.state !== 'done') rows.push(['未写入 not applied', report.notApplied]);
  if (report.undone !== null) rows.push(['已撤销 taken back', report.undone.takenBack]);
  if (report.undone !== null) rows.push(['未撤销（已有他人改动） not taken back', report.undone.keptCount]);
  if ((report.undone?.stayDelistedCount ?? 0) > 0)
    rows.push(['仍下架（须重新申请） stay delisted', report.undone?.stayDelistedCount ?? 0]);
  const lines = rows.map(([label, count]) => `  ${padded(label, 26)}${String(count).padStart(8)}`);
  if (report.state !== 'done') lines.push('  目录未改变 the catalog is as it was');
  return lines;
}

function tallies({ domains, notes, refusedByCode, droppedColumns }: ImportReport): string[] {
  const named = Object.fromEntries(
    Object.entries(domains).map(([code, count]) => [`${chineseOf(code)} ${code.toUpperCase()}`, count]),
  );
  return [
    ...section('领域 domains', named),
    ...section('说明 notes', notes),
    ...section('拒绝原因 reasons of refusal', refusedByCode),
    ...(droppedColumns.length === 0
      ? []
      : [`去除的个人信息列 columns about persons left out: ${droppedColumns.length} (${droppedColumns.join(', ')})`]),
  ];
}

const chineseOf = (code: string): string => Object.entries(domainCodes).find(([known]) => known === code)?.[1].zh ?? '';

function section(title: string, tally: Readonly<Record<string, number>>): string[] {
  const rows = Object.entries(tally).sort(([, a], [, b]) => b - a);
  if (rows.length === 0) return [];
  return [title, ...rows.map(([key, count]) => `  ${padded(key, 34)}${String(count).padStart(8)}`)];
}

function missing({ missing: { count, first } }: ImportReport): string[] {
  if (count === 0) return [];
  const more = count > first.length ? ' …' : '';
  return [`文件中已没有 no longer in the file (kept): ${count}: ${first.join(', ')}${more}`];
}

function refused({ refused: rows, refusedCount }: ImportReport): string[] {
  if (refusedCount === 0) return [];
  const shown = rows
    .slice(0, refusedShown)
    .map(({ line, sourceId, code, message }) => `  line ${line} ${sourceId ?? '-'} ${code}: ${inert(message)}`);
  const more = refusedCount - shown.length;
  return [
    '拒绝的行 refused rows',
    ...shown,
    ...(more > 0 ? [`  … ${more} more; all are in the file of --report`] : []),
  ];
}

/** A Chinese character takes two places of a terminal. */
function padded(text: string, width: number): string {
  const places = [...text].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(1, width - places));
}

/** What comes out of a file can hold no escape sequence of the terminal. */
const inert = (text: string): string => text.replace(/\p{C}/gu, '\ufffd');
