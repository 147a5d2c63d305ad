import { type Action, type Condition, type Grantee, permissions } from '../rules/permissions.ts';
import { lifeCycles } from '../rules/workflow/life-cycles.ts';
import { actionsOf, endsOf, type Lifecycle, statesAfter } from '../rules/workflow/lifecycle.ts';

type Grants = Readonly<Partial<Record<Grantee, readonly Condition[]>>>;

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');

/** Who may, with the conditions of each role. */
function whoMay(action: Action): string {
  const grants: Grants = permissions[action];
  return Object.entries(grants)
    .map(([grantee, conditions]) => `\`${grantee}\`${conditions.length === 0 ? '' : ` (${conditions.join(', ')})`}`)
    .join(', ');
}

type Life = Lifecycle<string>;

function matrix(life: Life): string {
  const states = Object.keys(life.states);
  const begins = Object.entries(life.begins).map(([action, to]) => [
    `\`${action}\``,
    whoMay(action as Action),
    to.join(', '),
    ...states.map(() => ''),
  ]);
  const moved = (action: Action | 'by_time'): string[] =>
    states.map((state) => {
      const to = statesAfter(life, action, state);
      return to.every((each) => each === state) && to.length > 0 ? 'stays' : to.join(' or ');
    });
  const moves = actionsOf(life).map((action) => [`\`${action}\``, whoMay(action), '', ...moved(action)]);
  const time = life.moves.by_time === undefined ? [] : [['by itself', '', '', ...moved('by_time')]];
  return table(['command', 'who may', '(new)', ...states], [...begins, ...moves, ...time]);
}

/** A diagram of Mermaid: one arrow for each pair of states, with the commands that lead along it. */
function diagram(life: Life): string {
  const arrows = new Map<string, string[]>();
  const add = (from: string, to: string, action: string): void => {
    const arrow = `${from} --> ${to}`;
    arrows.set(arrow, [...(arrows.get(arrow) ?? []), action]);
  };
  for (const [action, states] of Object.entries(life.begins)) for (const state of states) add('[*]', state, action);
  for (const [action, from] of Object.entries(life.moves))
    for (const [state, to] of Object.entries(from ?? {}))
      for (const each of to ?? []) if (each !== state) add(state, each, action === 'by_time' ? 'by itself' : action);
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...Object.entries(life.states).map(([state, { zh }]) => `    state "${zh} ${state}" as ${state}`),
    ...[...arrows].map(([arrow, actions]) => `    ${arrow}: ${actions.join(', ')}`),
    ...endsOf(life).map((state) => `    ${state} --> [*]`),
    '```',
  ].join('\n');
}

const states = (life: Life): string =>
  table(
    ['state', '状态', 'meaning'],
    Object.entries(life.states).map(([state, { zh, meaning }]) => [`\`${state}\``, zh, meaning]),
  );

/**
 * The life cycles for people, as Markdown: of each its states, who moves it from which state to which by what command, and
 * a diagram.
 *
 * @returns the whole document; the same for the same tables
 */
export function lifeCyclesDocument(): string {
  const parts = lifeCycles.map(
    (life) => `## ${life.zh} \`${life.noun}\`

${states(life)}

${matrix(life)}

${diagram(life)}
`,
  );
  return `# Life cycles

Printed from the tables of \`src/rules\` by \`npm run docs\`; a test compares both. A command that has nothing in the column of a state is refused in it. Conditions in brackets are those of [permissions.md](permissions.md); all of them must hold. Other rules may refuse a command that its state allows: \`availableActions\` tells them.

${parts.join('\n')}`;
}
