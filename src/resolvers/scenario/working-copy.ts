import type { Database } from '../../db/client.ts';
import type { CatalogRow } from '../../db/stores/catalog-rows.ts';
import { saveProposal, saveStatus } from '../../db/stores/catalog-rows.ts';
import { holdMappedResources, readScenarioContents, writeScenarioContent } from '../../db/stores/scenario-content.ts';
import { partsOf, type Stage } from '../../rules/catalog/lifecycle.ts';
import { invalidInput } from '../../rules/errors.ts';
import type { Text } from '../../rules/finding.ts';
import { changesBetween } from '../../rules/resource/content.ts';
import { mappedCodes, type ScenarioContent, scenarioBounds } from '../../rules/scenario/content.ts';
import type { Patched, PatchFault } from '../../rules/scenario/patch.ts';
import type { CatalogSubject, Saved } from '../command/catalog-command.ts';
import type { Stamp } from '../command/run-command.ts';

/** What a scenario says to those who work on it: the proposed revision, or what stands. */
export async function workingCopy(db: Database, row: CatalogRow): Promise<ScenarioContent> {
  if (row.proposal !== null) return row.proposal.content as ScenarioContent;
  const content = (await readScenarioContents(db, [row.id])).get(row.id);
  if (content === undefined) throw new Error(`the scenario ${row.id} is locked and yet not there`);
  return content;
}

/**
 * Saves a changed working copy: a draft in place, of what is published a revision is proposed.
 */
export async function saveWorkingCopy(
  { row }: CatalogSubject,
  to: Stage,
  tx: Database,
  stamp: Stamp,
  change: { readonly before: ScenarioContent; readonly after: ScenarioContent },
): Promise<Saved> {
  const { status, proposal } = partsOf(to);
  const { before, after } = change;
  if (proposal === null) {
    const held = await holdMappedResources(tx, mappedCodes(after));
    await writeScenarioContent(tx, row.id, after, held, status, stamp);
  } else {
    await saveProposal(tx, row, { state: proposal, content: after }, stamp);
    await saveStatus(tx, row, status, stamp.now);
  }
  return { changes: changesBetween({ ...before }, { ...after }), title: after.title };
}

const faultWords: Readonly<Record<PatchFault, (name: string) => Text>> = {
  need_unknown: (name) => ({ zh: `本场景没有需求“${name}”。`, en: `The scenario has no need ${name}.` }),
  ref_repeated: (name) => ({ zh: `ref“${name}”用了两次。`, en: `The ref ${name} is there twice.` }),
  need_is_substituted: (name) => ({
    zh: `需求“${name}”仍替代被移除的需求，请一并修改。`,
    en: `The need ${name} still stands in for the one that is removed; change it as well.`,
  }),
  substitute_mismatch: (name) => ({
    zh: `需求“${name}”：只有替代需求须指明、也只有它可以指明所替代的需求（substituteFor）。`,
    en: `The need ${name}: a substitute, and nothing else, names the need it stands in for.`,
  }),
  order_incomplete: () => ({ zh: '顺序（order）须列出全部需求。', en: 'An order names every need.' }),
  too_many_needs: () => ({
    zh: `需求超过 ${scenarioBounds.needs} 项。`,
    en: `There are more than ${scenarioBounds.needs} needs.`,
  }),
  too_many_matches: (name) => ({
    zh: `需求“${name}”匹配的数据资源超过 ${scenarioBounds.matches} 个。`,
    en: `The need ${name} has more than ${scenarioBounds.matches} resources.`,
  }),
  match_unknown: (name) => ({
    zh: `该需求没有匹配数据资源“${name}”。`,
    en: `The need does not map the resource ${name}.`,
  }),
};

/**
 * The content that came of a change.
 *
 * @param path where in the input the change stands
 * @throws Refused that names the field
 */
export function patchedOr(result: Patched, path: readonly string[]): ScenarioContent {
  if ('content' in result) return result.content;
  throw invalidInput(path, result.fault, faultWords[result.fault](result.name));
}
