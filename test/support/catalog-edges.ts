import type { DatabasePool } from '../../src/db/client.ts';
import { CatalogRows } from './catalog-rows.ts';

/** Texts that a careless filter reads as something else. */
export const edgeTexts = [
  '100% of it',
  '100x of it',
  'a_b',
  'aXb',
  'back\\slash',
  'back\\\\two',
  "O'Brien",
  '"double" quote',
  '{curly,"array"}',
  'NULL',
  'null',
  '$1 and $2',
  ':name ? @x',
  '-- comment',
  '/* c */',
  ' lead and trail ',
  'tab\there',
  'line\nbreak',
  '𠮷野家 𝒳',
  'e\u0301 é',
  '\ufffd',
  '＂全角％＿',
  '__proto__',
  'constructor',
  'toString',
  'MiXeD CaSe',
  '',
] as const;

/** Adds rows with such texts, unknown values, instants a microsecond apart, equal keys, and every hidden status. */
export async function addEdgeRows(pool: DatabasePool): Promise<void> {
  const rows = new CatalogRows(pool);
  await rows.insert('catalog_sources', {
    ...{ name: 'edge', title: '边界', jurisdiction_code: '330100', jurisdiction_name: '杭州市' },
    ...{ code_prefix: 'EDGE', policy: 'publish', actor: 'test' },
  });
  const parent = await rows.organization({ code: 'EDGE-ORG-P', name: "O'Brien_%\\" });
  const provider = await rows.organization({
    code: 'EDGE-ORG',
    name: 'aXb',
    parent_id: parent,
    kinds: ['operator', 'district'],
  });
  const scenario = await rows.scenario({ code: 'EDGE-SC', title: 'a_b%', modified_at: '2026-05-05T05:05:05.000001Z' });
  const need = await rows.need(scenario, { title: '100%_\\' });
  for (const [index, text] of edgeTexts.entries()) {
    const id = await rows.resource({
      provider,
      code: `EDGE-${text}`,
      title: text,
      abstract: `摘要${text}摘要`,
      category: index % 3 === 0 ? null : text,
      formats: index % 4 === 0 ? [] : [text, 'CSV'],
      spatial_coverage: index % 2 === 0 ? text : null,
      issued_at: index % 2 === 0 ? null : `2026-05-05T05:05:05.00000${index % 10}Z`,
      modified_at: `2026-05-05T05:05:05.00000${index % 3}Z`,
      temporal_start_on: index % 2 === 0 ? '2024-02-29' : null,
      temporal_end_on: index % 3 === 0 ? '2024-12-31' : null,
      provincial_return: index % 2 === 0,
      ...(index % 2 === 0 ? { source: 'edge', source_id: String(index) } : {}),
    });
    await rows.item(id, { name: text, grade: 'l4' });
    if (index % 5 === 0) await rows.match(need, id);
  }
  // Rows that lead to nothing but a resource of which little is known: `every` must not take unknown for true.
  const lonely = await rows.organization({ code: 'EDGE-LONELY' });
  const bare = await rows.resource({ provider: lonely, code: 'EDGE-BARE' });
  await rows.match(await rows.need(await rows.scenario({ code: 'EDGE-SC-BARE' })), bare);
  const product = await rows.product({ code: 'EDGE-DP', operator_id: lonely });
  await rows.insert('product_inputs', { product_id: product, resource_id: bare });
  for (const status of ['draft', 'submitted', 'suspended', 'withdrawn']) {
    const hidden = await rows.resource({ provider, code: `HIDDEN-R-${status}`, title: 'a_b', status });
    const away = await rows.scenario({ code: `HIDDEN-S-${status}`, title: 'a_b', status });
    await rows.match(need, hidden);
    await rows.match(await rows.need(away), hidden);
  }
}
