import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';
import { readDomainMapping } from '../src/interchange/domain-mapping.ts';
import { openCatalogFile } from '../src/interchange/readers.ts';

/** Rows of the two files; the program ends with 1 when the larger needs much more memory than the smaller. */
const sizes = [10_000, 200_000] as const;
const mayGrowMb = 100;

const header = '数据集编码,数据集名称,提供单位,数据领域,摘要,更新频率,开放属性,发布日期,更新日期,数据格式,字段';
const seeds = new URL(import.meta.url.includes('/dist-bench/') ? '../../seeds/' : '../seeds/', import.meta.url);

function* lines(rows: number): Generator<string> {
  yield `${header}\r\n`;
  for (let n = 0; n < rows; n += 1) {
    yield `ID-${n},第${n}号数据集,某市第${n % 70}局,交通出行,"摘要${n}，共469,585条",每月,无条件开放,2020-01-02,2024-03-04,"['xls', 'csv']",编号;名称;地址;说明${n}\r\n`;
  }
}

/** Reads a file of so many rows and says what it took: rows a second, and the most memory on the way. */
async function measured(folder: string, rows: number): Promise<{ readonly peakMb: number; readonly line: string }> {
  const file = path.join(folder, `${rows}.csv`);
  await pipeline(lines(rows), createWriteStream(file));
  const mapping = await readDomainMapping(new URL('reference/domain-mapping.json', seeds).pathname);
  global.gc?.();
  const began = performance.now();
  const reader = await openCatalogFile({ file, source: 'bench', mapping });
  let [read, peak] = [0, 0];
  for await (const { record } of reader.rows) {
    if (record !== null) read += 1;
    if (read % 2000 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  }
  const seconds = (performance.now() - began) / 1000;
  if (read !== rows) throw new Error(`${read} of ${rows} rows were read`);
  const peakMb = Math.round(peak / 1e6);
  return { peakMb, line: `${rows} rows: ${Math.round(rows / seconds)} rows/s, at most ${peakMb} MB resident` };
}

const folder = await mkdtemp(path.join(tmpdir(), 'import-files-'));
try {
  const results = [];
  for (const rows of sizes) {
    const result = await measured(folder, rows);
    results.push(result);
    process.stdout.write(`${result.line}\n`);
  }
  const grown = (results[1]?.peakMb ?? 0) - (results[0]?.peakMb ?? 0);
  process.stdout.write(`grown by ${grown} MB\n`);
  process.exitCode = grown > mayGrowMb ? 1 : 0;
} finally {
  await rm(folder, { recursive: true });
}
