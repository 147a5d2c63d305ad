import {
  actions,
  type Condition,
  fieldScopes,
  type Grantee,
  type NounScopes,
  permissions,
  type ReadCondition,
  type ReadScope,
  readActions,
  readScopes,
} from '../rules/permissions.ts';
import { roles, wordsOf } from '../rules/vocabulary.ts';

/** Everybody whom the table knows, in its order. */
const grantees: readonly Grantee[] = [...wordsOf(roles), 'signed_in', 'endpoint'];

const conditionWords: Readonly<Record<Condition, string>> = {
  own: 'it belongs to the organisation they act for (本单位的事项)',
  not_submitter: 'neither they nor their organisation handed it in (未参与提交)',
  not_proposer: 'another person proposed it (由另一人提出)',
  machine: 'the caller is a service account (服务账号)',
  self: 'it is about themselves (本人)',
};

/** Roles, and those who are none. */
const granteeWords: Readonly<Record<Grantee, { readonly zh: string; readonly meaning: string }>> = {
  ...roles,
  signed_in: { zh: '已登录', meaning: 'Whoever has signed in, whatever their role.' },
  endpoint: { zh: '推送端点', meaning: 'A webhook endpoint, which reads for its organisation and does nothing.' },
};

/** One line of a table of Markdown. */
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

type Grants = Readonly<Partial<Record<Grantee, readonly Condition[]>>>;

function actionRow(action: (typeof actions)[number]): string[] {
  const grants: Grants = permissions[action];
  const may = grantees.flatMap((grantee) => {
    const conditions = grants[grantee];
    if (conditions === undefined) return [];
    return [
      conditions.length === 0
        ? `\`${grantee}\``
        : `\`${grantee}\` (${conditions.map((each) => `\`${each}\``).join(', ')})`,
    ];
  });
  return [`\`${action}\``, readActions.includes(action) ? 'read' : 'mutation', may.join(', ')];
}

function conditionText(condition: ReadCondition): string {
  if ('status' in condition) return `status ${condition.status.map((word) => word.toUpperCase()).join(', ')}`;
  if ('visible' in condition) return `its ${condition.visible} is visible`;
  if ('flag' in condition) return `\`${condition.flag}\``;
  return `own by \`${condition.own}\``;
}

function scopeText({ any }: ReadScope): string {
  if (any.length === 0) return 'nothing';
  if (any.some((group) => group.length === 0)) return 'everything';
  return any.map((group) => group.map(conditionText).join(' and ')).join('; or ');
}

function scopesRow(name: string, scopes: NounScopes): string[] {
  const more = grantees.flatMap((grantee) => {
    const scope = scopes.roles?.[grantee];
    return scope === undefined ? [] : [`\`${grantee}\`: ${scopeText(scope)}`];
  });
  return [`\`${name}\``, scopeText(scopes.public), more.join('<br>')];
}

const nounRows = (): string[][] => Object.entries(readScopes).map(([noun, scopes]) => scopesRow(noun, scopes));

const fieldRows = (): string[][] =>
  Object.entries(fieldScopes).flatMap(([noun, fields]) =>
    Object.entries(fields).map(([field, scopes]) => scopesRow(`${noun}.${field}`, scopes)),
  );

/**
 * The permissions for people, as Markdown: who may do what on which condition, and who sees what.
 *
 * @returns the whole document; the same for the same table
 */
export function permissionsDocument(): string {
  return `# Permissions

Printed from \`src/rules/permissions.ts\` by \`npm run docs\`; a test compares both. What is not here is denied.

## Roles

A person has roles in an organisation and acts for one organisation at a time. A service account has one role, and its key names the actions it is good for.

${table(
  ['role', '角色', 'meaning'],
  grantees.map((grantee) => [`\`${grantee}\``, granteeWords[grantee].zh, granteeWords[grantee].meaning]),
)}

## Conditions

All conditions in brackets must hold.

${table(
  ['condition', 'holds when'],
  Object.entries(conditionWords).map(([condition, words]) => [`\`${condition}\``, words]),
)}

## Actions

${table(['action', 'kind', 'who may'], actions.map(actionRow))}

## What is seen

A row is seen when any of these lets it be seen. A service reads as its role does only where its key has the scope \`read\`.

${table(['noun', 'everyone', 'beside that'], nounRows())}

These fields are seen by fewer than their row:

${table(['field', 'everyone', 'beside that'], fieldRows())}
`;
}
