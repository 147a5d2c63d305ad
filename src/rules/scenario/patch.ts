import { scenarioBounds as bounds, type MatchContent, type NeedContent, type ScenarioContent } from './content.ts';

/** A need that is added. */
export type NeedAddition = Omit<NeedContent, 'key' | 'matches'> & {
  /** By which the rest of the same change may name it, until it has a key. */
  readonly ref: string | null;
};

/** A change of a need: what is left out stays. */
export type NeedChange = { readonly key: string } & Partial<Omit<NeedContent, 'key' | 'matches'>>;

/** How the needs change: first remove, then add and update, then order. Keys, or refs of what is added, name needs. */
export interface NeedsPatch {
  readonly remove?: readonly string[] | undefined;
  readonly update?: readonly NeedChange[] | undefined;
  readonly add?: readonly NeedAddition[] | undefined;
  /** All needs, in the order they are to have. */
  readonly order?: readonly string[] | undefined;
}

/** A change of a scenario: absent keeps, lists are replaced whole. */
export type ScenarioPatch = Partial<Omit<ScenarioContent, 'needs'>> & { readonly needs?: NeedsPatch | undefined };

/** Why a change cannot be made: which rule of form it breaks, and at which need or resource. */
export type PatchFault =
  | 'need_unknown'
  | 'ref_repeated'
  | 'need_is_substituted'
  | 'substitute_mismatch'
  | 'order_incomplete'
  | 'too_many_needs'
  | 'too_many_matches'
  | 'match_unknown';

export type Patched = { readonly content: ScenarioContent } | { readonly fault: PatchFault; readonly name: string };

/**
 * Applies a change to a content.
 *
 * @param newKey makes the key of a need that is added
 * @returns the new content, or what is wrong with the change
 */
export function patchScenario(content: ScenarioContent, patch: ScenarioPatch, newKey: () => string): Patched {
  const { needs: change, ...rest } = patch;
  const changed: ScenarioContent = { ...content, ...definedOf(rest) };
  if (change === undefined) return { content: changed };
  const keys = new Map<string, string>();
  for (const { ref } of change.add ?? []) {
    if (ref === null) continue;
    if (keys.has(ref)) return { fault: 'ref_repeated', name: ref };
    keys.set(ref, newKey());
  }
  const keyOf = (named: string): string => keys.get(named) ?? named;
  const needs = new Map(content.needs.map((need) => [need.key, need]));
  for (const key of change.remove ?? []) if (!needs.delete(key)) return { fault: 'need_unknown', name: key };
  for (const { ref, substituteFor, ...need } of change.add ?? []) {
    const key = ref === null ? newKey() : keyOf(ref);
    needs.set(key, { key, ...need, substituteFor: substituteFor && keyOf(substituteFor), matches: [] });
  }
  for (const { key, ...fields } of change.update ?? []) {
    const before = needs.get(key);
    if (before === undefined) return { fault: 'need_unknown', name: key };
    needs.set(key, updated(before, fields, keyOf));
  }
  const fault = faultOf([...needs.values()], change);
  if (fault !== null) return fault;
  const order = change.order?.map(keyOf) ?? [...needs.keys()];
  const ordered = [...new Set(order)].flatMap((key) => needs.get(key) ?? []);
  if (ordered.length !== needs.size) return { fault: 'order_incomplete', name: '' };
  return { content: { ...changed, needs: ordered } };
}

function updated(before: NeedContent, fields: Omit<NeedChange, 'key'>, keyOf: (named: string) => string): NeedContent {
  const after = { ...before, ...definedOf(fields) };
  // One that is no substitute any more stands in for nothing.
  const dropped = fields.importance !== undefined && fields.importance !== 'substitute' && !fields.substituteFor;
  return { ...after, substituteFor: dropped || after.substituteFor === null ? null : keyOf(after.substituteFor) };
}

function faultOf(needs: readonly NeedContent[], change: NeedsPatch): Patched | null {
  if (needs.length > bounds.needs) return { fault: 'too_many_needs', name: String(needs.length) };
  const keys = new Set(needs.map(({ key }) => key));
  for (const { importance, substituteFor, title } of needs) {
    if ((importance === 'substitute') !== (substituteFor !== null))
      return { fault: 'substitute_mismatch', name: title };
    if (substituteFor === null || keys.has(substituteFor)) continue;
    const isRemoved = (change.remove ?? []).includes(substituteFor);
    return isRemoved ? { fault: 'need_is_substituted', name: title } : { fault: 'need_unknown', name: substituteFor };
  }
  return null;
}

/** Maps a resource to a need; one that is mapped already gets the new reasons. */
export function withMatch(content: ScenarioContent, key: string, match: MatchContent): Patched {
  const need = content.needs.find((each) => each.key === key);
  if (need === undefined) return { fault: 'need_unknown', name: key };
  const isThere = need.matches.some(({ resource }) => resource === match.resource);
  if (!isThere && need.matches.length >= bounds.matches) return { fault: 'too_many_matches', name: need.title };
  const matches = isThere
    ? need.matches.map((each) => (each.resource === match.resource ? match : each))
    : [...need.matches, match];
  return { content: withMatches(content, key, matches) };
}

/** Takes a resource away from a need. */
export function withoutMatch(content: ScenarioContent, key: string, resource: string): Patched {
  const need = content.needs.find((each) => each.key === key);
  if (need === undefined) return { fault: 'need_unknown', name: key };
  const matches = need.matches.filter((each) => each.resource !== resource);
  if (matches.length === need.matches.length) return { fault: 'match_unknown', name: resource };
  return { content: withMatches(content, key, matches) };
}

const withMatches = (content: ScenarioContent, key: string, matches: readonly MatchContent[]): ScenarioContent => ({
  ...content,
  needs: content.needs.map((need) => (need.key === key ? { ...need, matches } : need)),
});

const definedOf = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
