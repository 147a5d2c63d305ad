import { type Finding, judged } from '../finding.ts';
import type { OrganizationKind, Role } from '../vocabulary.ts';
import { roleFitsKinds } from './role-rules.ts';

/** A person as the rules of administration look at them. */
export interface JudgedPerson {
  readonly id: string;
  readonly email: string | null;
  readonly isDisabled: boolean;
  readonly isErased: boolean;
}

/** An erased person is a number and nothing else: nothing is done with them any more. */
export function personIsNotErased({ isErased }: JudgedPerson): Finding {
  return judged('person-is-not-erased', !isErased, {
    pass: { zh: '该人员的信息未被删除。', en: 'The person has not been erased.' },
    fail: { zh: '该人员的个人信息已删除。', en: 'The person has been erased.' },
    remedy: { zh: '如需再次使用，请另行登记人员。', en: 'Add the person anew, should they come back.' },
  });
}

/** A person who is disabled may do nothing, so nothing is given to them. */
export function personMayAct({ isDisabled }: JudgedPerson): Finding {
  return judged('person-is-not-disabled', !isDisabled, {
    pass: { zh: '该人员未被停用。', en: 'The person is not disabled.' },
    fail: { zh: '该人员已被停用。', en: 'The person is disabled.' },
    remedy: { zh: '先启用该人员。', en: 'Enable the person first.' },
  });
}

/** Only who is disabled can be enabled. */
export function personIsDisabled({ isDisabled }: JudgedPerson): Finding {
  return judged('person-is-disabled', isDisabled, {
    pass: { zh: '该人员已被停用。', en: 'The person is disabled.' },
    fail: { zh: '该人员未被停用。', en: 'The person is not disabled.' },
    remedy: { zh: '无需处理。', en: 'Nothing is to be done.' },
  });
}

/**
 * Somebody must remain who can administer the service; otherwise nobody could give the role back.
 *
 * @param losesAdministrator whether the change takes the role from this person
 * @param others how many other people hold it and may act
 */
export function administratorRemains(losesAdministrator: boolean, others: number): Finding {
  return judged(
    'an-administrator-remains',
    !losesAdministrator || others > 0,
    {
      pass: { zh: '仍有可用的系统管理员。', en: 'Somebody remains who can administer the service.' },
      fail: { zh: '这是最后一名系统管理员。', en: 'This is the last administrator.' },
      remedy: { zh: '先授予另一人系统管理员角色。', en: 'Give the role administrator to somebody else first.' },
    },
    { otherAdministrators: String(others) },
  );
}

/**
 * Whether two people are told apart: another row, and no common e-mail address, so that a second account does not make a
 * second person.
 */
export function isAnotherPerson(
  one: Pick<JudgedPerson, 'id' | 'email'>,
  other: Pick<JudgedPerson, 'id' | 'email'>,
): boolean {
  const sameAddress = one.email !== null && one.email.toLowerCase() === other.email?.toLowerCase();
  return one.id !== other.id && !sameAddress;
}

/** What is asked before a role is given. */
export interface Grant {
  readonly person: JudgedPerson;
  readonly granter: Pick<JudgedPerson, 'id' | 'email'>;
  readonly role: Role;
  readonly kinds: readonly OrganizationKind[];
  /** Whether the person holds the role in the organisation already. */
  readonly isHeld: boolean;
}

/** Every finding on a grant of a role. */
export function grantFindings({ person, granter, role, kinds, isHeld }: Grant): readonly Finding[] {
  return [
    personIsNotErased(person),
    personMayAct(person),
    judged('nobody-grants-themselves', isAnotherPerson(granter, person), {
      pass: { zh: '授予人与被授予人不是同一人。', en: 'Somebody else is given the role.' },
      fail: { zh: '不得给本人授予角色。', en: 'Nobody gives a role to themselves.' },
      remedy: { zh: '请另一名系统管理员授予。', en: 'Ask another administrator.' },
    }),
    roleFitsKinds(role, kinds),
    judged('role-is-not-held-yet', !isHeld, {
      pass: { zh: '该人员尚未在该单位担任此角色。', en: 'The person does not hold the role there yet.' },
      fail: { zh: '该人员已在该单位担任此角色。', en: 'The person holds the role there already.' },
      remedy: { zh: '无需处理。', en: 'Nothing is to be done.' },
    }),
  ];
}

/** Whether there is a role to end. */
export function roleIsHeld(isHeld: boolean): Finding {
  return judged('role-is-held', isHeld, {
    pass: { zh: '该人员在该单位担任此角色。', en: 'The person holds the role there.' },
    fail: { zh: '该人员未在该单位担任此角色。', en: 'The person does not hold the role there.' },
    remedy: { zh: '请核对人员、单位与角色。', en: 'Check the person, the organisation and the role.' },
  });
}
