import { type Finding, judged } from '../finding.ts';
import { type OrganizationKind, organizationKinds, type Role, roles } from '../vocabulary.ts';

/**
 * In which bodies a role can be held: a role stands for what the body does in the scheme, so a body that does something
 * else cannot give it to anybody (section 2 of the scheme).
 */
export const roleKinds: Readonly<Record<Role, readonly OrganizationKind[]>> = {
  data_steward: ['data_provider'],
  authority_officer: ['data_authority'],
  // The mechanism itself acts by the people of its office; a member body gives its opinion by its own.
  mechanism_member: ['coordination_mechanism', 'mechanism_member'],
  domain_lead: ['domain_lead'],
  provincial_authority: ['provincial_authority'],
  expert: ['expert_committee'],
  platform_operator: ['platform_operator'],
  operator_staff: ['operator'],
  exchange: ['exchange'],
  registrar: ['registrar'],
  price_authority: ['price_authority'],
  auditor: ['data_authority', 'government'],
  administrator: ['data_authority', 'government'],
};

const kindWords = (kinds: readonly OrganizationKind[]): string =>
  kinds.map((kind) => organizationKinds[kind].zh).join('、');

/** Whether a role can be held in a body of these kinds. */
export function roleFitsKinds(role: Role, kinds: readonly OrganizationKind[]): Finding {
  const asked = roleKinds[role];
  const { zh } = roles[role];
  return judged(
    'role-fits-organization-kind',
    asked.some((kind) => kinds.includes(kind)),
    {
      pass: { zh: `该单位的类别可以设“${zh}”。`, en: `The organisation is of a kind that has the role ${role}.` },
      fail: { zh: `该单位的类别不能设“${zh}”。`, en: `The organisation is of no kind that has the role ${role}.` },
      remedy: {
        zh: `须为以下类别之一的单位：${kindWords(asked)}。`,
        en: `Choose an organisation of one of these kinds: ${asked.join(', ')}.`,
      },
    },
    { role, kinds: kinds.join(', '), asked: asked.join(', ') },
  );
}

/**
 * Whether a body may become of these kinds: every role that is held in it must still fit.
 *
 * @param held roles in force in it, of people and of service accounts
 */
export function kindsCarryRoles(kinds: readonly OrganizationKind[], held: readonly Role[]): Finding {
  const orphaned = [...new Set(held)].filter((role) => !roleKinds[role].some((kind) => kinds.includes(kind)));
  return judged(
    'kinds-carry-roles-in-force',
    orphaned.length === 0,
    {
      pass: { zh: '现有角色与单位类别相符。', en: 'Every role held in the organisation fits its kinds.' },
      fail: {
        zh: `仍有人员或服务账号以该单位身份担任：${orphaned.map((role) => roles[role].zh).join('、')}。`,
        en: `These roles are still held in the organisation: ${orphaned.join(', ')}.`,
      },
      remedy: { zh: '先终止这些角色，或保留相应类别。', en: 'End these roles first, or keep the kinds they need.' },
    },
    { kinds: kinds.join(', '), orphaned: orphaned.join(', ') },
  );
}

/** Roles whose work is to decide, advise or administer: a person answers for that, never a machine. */
const personal: readonly Role[] = ['authority_officer', 'mechanism_member', 'expert', 'domain_lead', 'administrator'];

/** Whether a machine may have a role. */
export function roleIsForMachines(role: Role): Finding {
  const { zh } = roles[role];
  return judged(
    'role-is-for-machines',
    !personal.includes(role),
    {
      pass: { zh: `服务账号可以担任“${zh}”。`, en: `A service account can have the role ${role}.` },
      fail: { zh: `“${zh}”须由人员担任。`, en: `The role ${role} is for people.` },
      remedy: { zh: '请选择其他角色，或登记人员。', en: 'Choose another role, or add a person.' },
    },
    { role },
  );
}
