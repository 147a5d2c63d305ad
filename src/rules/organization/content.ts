import type { OrganizationKind } from '../vocabulary.ts';

/** Everything an administrator writes of an organisation; the parent by public code. */
export interface OrganizationContent {
  readonly name: string;
  readonly kinds: readonly OrganizationKind[];
  readonly jurisdictionCode: string;
  readonly jurisdictionName: string;
  readonly parent: string | null;
  readonly unifiedSocialCreditCode: string | null;
  readonly description: string | null;
  readonly sourceTitle: string;
  readonly sourceUrl: string | null;
}

/** What of an organisation is to change: absent keeps, null clears. */
export type OrganizationPatch = { readonly [F in keyof OrganizationContent]?: OrganizationContent[F] | undefined };

/** Greatest lengths, in characters. */
export const organizationBounds = { code: 60, name: 200, short: 200, text: 4000, url: 2000 } as const;

/** The form of a public code: groups of capitals and digits. */
export const organizationCode = /^[A-Z0-9]+(-[A-Z0-9]+)*$/;

/** Applies a patch. */
export function patchOrganization(before: OrganizationContent, patch: OrganizationPatch): OrganizationContent {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined);
  return { ...before, ...Object.fromEntries(given) };
}
