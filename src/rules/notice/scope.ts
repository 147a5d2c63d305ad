import type { DomainCode } from '../vocabulary.ts';
import type { NoticeContent } from './content.ts';

/** What a notice opens. */
export type NoticeScope = Pick<NoticeContent, 'domains' | 'resourceCodes' | 'jurisdictionCodes'>;

/** What an application asks for under a notice. */
export interface AskedUnderNotice {
  /** Division of its scenario. */
  readonly jurisdiction: string;
  /** Domains of its scenario. */
  readonly domains: readonly DomainCode[];
  readonly resources: readonly { readonly code: string; readonly domains: readonly DomainCode[] }[];
}

/** What of an application lies outside of a notice; nothing where all of it may be asked for. */
export interface OutsideScope {
  readonly isJurisdictionOutside: boolean;
  readonly areDomainsOutside: boolean;
  readonly resources: readonly string[];
}

/**
 * What of an application a notice does not open. A notice that names no domains, resources or divisions opens all of them.
 * A scenario may cross departments, so one of its domains will do; a resource is opened by its code where the notice names
 * resources, and otherwise by any of its domains.
 */
export function outsideScope(scope: NoticeScope, asked: AskedUnderNotice): OutsideScope {
  const { domains, resourceCodes, jurisdictionCodes } = scope;
  const opens = (of: readonly DomainCode[]) => domains.length === 0 || of.some((code) => domains.includes(code));
  const named = new Set(resourceCodes);
  return {
    isJurisdictionOutside: jurisdictionCodes.length > 0 && !jurisdictionCodes.includes(asked.jurisdiction),
    areDomainsOutside: !opens(asked.domains),
    resources: asked.resources
      .filter((each) => (named.size > 0 ? !named.has(each.code) : !opens(each.domains)))
      .map(({ code }) => code),
  };
}
