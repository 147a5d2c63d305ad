import type { Database } from '../../db/client.ts';
import type { CatalogRow } from '../../db/stores/catalog-rows.ts';
import { idsNamedBy, type NamedIds, readResourceContents } from '../../db/stores/resource-content.ts';
import { invalidInput } from '../../rules/errors.ts';
import {
  patchResource,
  type ResourceContent,
  type ResourcePatch,
  resourceBounds,
} from '../../rules/resource/content.ts';

/** What a resource says to those who work on it: the proposed revision, or what stands. */
export async function workingCopy(db: Database, row: CatalogRow): Promise<ResourceContent> {
  if (row.proposal !== null) return row.proposal.content as ResourceContent;
  const content = (await readResourceContents(db, [row.id])).get(row.id);
  if (content === undefined) throw new Error(`the resource ${row.id} is locked and yet not there`);
  return content;
}

/**
 * Finds everything a content names by code.
 *
 * @throws Refused that names the field and the code nothing has
 */
export async function namedIds(db: Database, content: ResourceContent): Promise<NamedIds> {
  const ids = await idsNamedBy(db, content);
  const { access } = content;
  const body = access.kind === 'open' ? [] : [access.kind === 'apply' ? access.holder : access.platform];
  const asked: readonly (readonly [string, readonly string[], ReadonlyMap<string, string>])[] = [
    ['sectors', content.sectors, ids.sectors],
    ['related', content.related, ids.related],
    ['access', body, ids.organizations],
    ['domains', content.domains, ids.domains],
  ];
  for (const [field, codes, known] of asked) {
    const unknown = codes.find((code) => !known.has(code));
    if (unknown !== undefined) {
      throw invalidInput(['content', field], 'unknown_code', {
        zh: `没有代码为“${unknown}”的对象，请改用已有的代码。`,
        en: `Nothing has the code ${unknown}; use one that exists.`,
      });
    }
  }
  return ids;
}

/**
 * Checks what no type can say of a content, before it is stored.
 *
 * @throws Refused that names the field
 */
export function checkContent({ temporalStartOn, temporalEndOn, items }: ResourceContent): void {
  if (temporalStartOn !== null && temporalEndOn !== null && temporalStartOn > temporalEndOn) {
    throw invalidInput(['content', 'temporalEndOn'], 'before_start', {
      zh: '时间范围的结束日期早于开始日期。',
      en: 'The time covered ends before it starts.',
    });
  }
  if (items.length > resourceBounds.items) {
    throw invalidInput(['content', 'items'], 'too_many', {
      zh: `信息项超过 ${resourceBounds.items} 个。`,
      en: `There are more than ${resourceBounds.items} items.`,
    });
  }
  const twice = items.find(({ name }, index) => items.findIndex((other) => other.name === name) !== index);
  if (twice !== undefined) {
    throw invalidInput(['content', 'items'], 'named_twice', {
      zh: `信息项“${twice.name}”出现了两次。`,
      en: `The item ${twice.name} is there twice.`,
    });
  }
}

/**
 * Applies a patch, and checks what comes out.
 *
 * @throws Refused that names the field
 */
export function patched(before: ResourceContent, patch: ResourcePatch): ResourceContent {
  const result = patchResource(before, patch);
  if ('fault' in result) {
    throw invalidInput(['content', 'items'], result.fault, {
      zh: result.fault === 'item_unknown' ? `没有名为“${result.name}”的信息项。` : `已有名为“${result.name}”的信息项。`,
      en:
        result.fault === 'item_unknown'
          ? `There is no item ${result.name}.`
          : `There is an item ${result.name} already.`,
    });
  }
  checkContent(result.content);
  return result.content;
}
