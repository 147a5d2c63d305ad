import type { ColumnReport } from '../interchange/column-report.ts';

/** What comes out of a file can hold no escape sequence of the terminal. */
const inert = (text: string): string => text.replace(/\p{C}/gu, '\ufffd');

/**
 * What became of the columns of a file, for people, in Chinese and English.
 *
 * @param report null for a source that is read by its own columns
 */
export function columnsTable(report: ColumnReport | null): string {
  if (report === null) return '';
  const { format, encoding, sheet, mapped, notKept, unmapped, idFrom } = report;
  const form = [format, encoding, sheet === null ? null : `工作表 sheet ${sheet}`].filter((part) => part !== null);
  return [
    `文件 file: ${form.join(', ')}`,
    '列 columns',
    ...mapped.map(({ header, field, reason }) => `  ${header} → ${field} (${reason})`),
    `  标识 id: ${idFrom}`,
    ...(notKept.length === 0 ? [] : [`  不保存 known, not kept: ${notKept.map(({ header }) => header).join(', ')}`]),
    ...unmapped.map(({ header, reason }) => `  未识别 not mapped: ${header}: ${reason}`),
  ]
    .map(inert)
    .join('\n');
}
