import type { DatabasePool } from '../../src/db/client.ts';
import { encodeGlobalId } from '../../src/rules/catalog/global-id.ts';
import { catalogStatuses, productStatuses } from '../../src/rules/vocabulary.ts';
import type { NodeName } from './catalog-nouns.ts';
import { CatalogRows } from './catalog-rows.ts';

/** Stands in every text of a row that the public may not see, so that one search of an answer finds them all. */
export const hiddenMark = 'HIDDEN';

/** A small catalog in which every row hangs on every other, in every state there is. */
export interface Cluster {
  readonly visible: Readonly<Record<NodeName, readonly string[]>>;
  readonly hidden: Readonly<Record<NodeName, readonly string[]>>;
  /** Codes of look-ups, by noun. */
  readonly codes: Readonly<Record<'Resource' | 'Scenario' | 'Product', readonly string[]>>;
}

/** Writes the cluster. Each status has a row, `published` and `listed` two; ids are global. */
export async function addCluster(pool: DatabasePool): Promise<Cluster> {
  const rows = new CatalogRows(pool);
  const ids: Record<'visible' | 'hidden', Record<NodeName, string[]>> = { visible: empty(), hidden: empty() };
  const note = (noun: NodeName, id: string, visible: boolean): string => {
    ids[visible ? 'visible' : 'hidden'][noun].push(encodeGlobalId(noun, id));
    return id;
  };
  const codes: Record<'Resource' | 'Scenario' | 'Product', string[]> = { Resource: [], Scenario: [], Product: [] };
  const mark = (visible: boolean, text: string): string => (visible ? text : `${hiddenMark} ${text}`);

  const parent = await rows.organization({ code: 'ORG-P' });
  const provider = note('Organization', await rows.organization({ code: 'ORG', parent_id: parent }), true);
  note('Organization', parent, true);
  const domain = note('Domain', await rows.domain('finance', { lead_id: provider }), true);
  const sector = note('Sector', await rows.sector(), true);

  const resources: { id: string; visible: boolean; items: { id: string; visible: boolean }[] }[] = [];
  for (const status of [...Object.keys(catalogStatuses), 'published']) {
    const visible = status === 'published';
    const code = mark(visible, `R-${status}-${resources.length}`);
    if (!visible) codes.Resource.push(code);
    const texts = { title: mark(visible, 'title'), abstract: mark(visible, 'abstract'), category: mark(visible, 'c') };
    const id = note('Resource', await rows.resource({ provider, code, status, ...texts }), visible);
    const item = note('ResourceItem', await rows.item(id, { name: mark(visible, 'item') }), visible);
    await rows.insert('resource_domains', { resource_id: id, domain_id: domain });
    await rows.insert('resource_sectors', { resource_id: id, sector_id: sector });
    for (const other of resources) await rows.insert('resource_relations', { resource_id: id, related_id: other.id });
    resources.push({ id, visible, items: [{ id: item, visible }] });
  }

  // So that the parent leads to something hidden too.
  const away = await rows.resource({
    provider: parent,
    code: `${hiddenMark} away`,
    title: hiddenMark,
    status: 'draft',
  });
  note('Resource', away, false);

  const scenarios: { id: string; visible: boolean }[] = [];
  for (const status of [...Object.keys(catalogStatuses), 'published']) {
    const visible = status === 'published';
    const code = mark(visible, `S-${status}-${scenarios.length}`);
    if (!visible) codes.Scenario.push(code);
    const texts = { title: mark(visible, 'title'), description: mark(visible, 'description') };
    const id = note('Scenario', await rows.scenario({ code, status, ...texts }), visible);
    await rows.insert('scenario_domains', { scenario_id: id, domain_id: domain });
    const needTexts = { title: mark(visible, 'need'), description: mark(visible, 'description') };
    const need = note('ScenarioNeed', await rows.need(id, needTexts), visible);
    const instead = { ...needTexts, importance: 'substitute', substitute_for_id: need };
    const other = note('ScenarioNeed', await rows.need(id, instead), visible);
    for (const resource of resources) {
      const both = visible && resource.visible;
      const justification = mark(both, 'reason');
      const match = note('NeedMatch', await rows.match(need, resource.id, { justification }), both);
      for (const item of resource.items)
        note('NeedMatchItem', await rows.matchItem(match, item.id, resource.id, { justification }), both);
      // The substitute is answered by hidden resources alone: to the public it is unmet.
      if (!resource.visible) note('NeedMatch', await rows.match(other, resource.id, { justification }), false);
      const about = { need_id: need, resource_id: resource.id, message: mark(both, 'finding') };
      note('ScenarioFinding', await rows.finding(id, about), both);
    }
    // Its resource has been deleted, and its message names it still.
    note('ScenarioFinding', await rows.finding(id, { message: hiddenMark }), false);
    scenarios.push({ id, visible });
  }

  for (const status of [...Object.keys(productStatuses), 'listed']) {
    const visible = ['registered', 'listed', 'suspended'].includes(status);
    const code = mark(visible, `P-${status}-${ids.visible.Product.length}`);
    if (!visible) codes.Product.push(code);
    const texts = { name: mark(visible, 'name'), abstract: mark(visible, 'abstract') };
    const id = note('Product', await rows.product({ operator_id: provider, code, status, ...texts }), visible);
    await rows.insert('product_domains', { product_id: id, domain_id: domain });
    for (const each of scenarios) await rows.insert('product_scenarios', { product_id: id, scenario_id: each.id });
    for (const each of resources) await rows.insert('product_inputs', { product_id: id, resource_id: each.id });
  }
  return { ...ids, codes };
}

function empty(): Record<NodeName, string[]> {
  return {
    ...{ Domain: [], Sector: [], Organization: [], Resource: [], ResourceItem: [], Scenario: [], ScenarioNeed: [] },
    ...{ NeedMatch: [], NeedMatchItem: [], ScenarioFinding: [], Product: [] },
  };
}
