import type { DatabasePool } from '../../db/client.ts';
import { readOne } from '../../db/read/read.ts';
import type { Selection } from '../../db/read/selection.ts';
import type { Certificate } from '../../rules/catalog/nouns.ts';
import { isQueryCode } from '../../rules/certificate/numbering.ts';
import { anonymous } from '../../rules/viewer.ts';

const fields = [
  'number',
  'queryCode',
  'kind',
  'status',
  'statusChangedAt',
  'ending',
  'issuedAt',
  'content',
  'jws',
  'keyId',
  'verificationUrl',
] as const satisfies readonly (keyof Certificate)[];

/** A certificate as its page shows it. */
export type ShownCertificate = Pick<Certificate, (typeof fields)[number]> & {
  readonly replacedBy: Pick<Certificate, 'number' | 'verificationUrl'> | null;
};

const selection: Selection = {
  fields: [...fields],
  related: [
    {
      relation: 'replacedBy',
      property: 'replacedBy',
      selection: { fields: ['number', 'verificationUrl'], related: [] },
      page: null,
    },
  ],
};
const root = { kind: 'one', noun: 'Certificate', selection } as const;

/**
 * A certificate for its page.
 *
 * @param name its number, or its query code (查询码)
 * @returns null when there is none
 */
export async function shownCertificate(db: DatabasePool, name: string): Promise<ShownCertificate | null> {
  const field = isQueryCode(name) ? 'queryCode' : 'number';
  const found = await readOne(db, anonymous, { root, inputs: [], asOf: null }, { field, value: name });
  return found as ShownCertificate | null;
}
