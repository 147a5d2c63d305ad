import { type SQL, sql } from 'drizzle-orm';
import { entityReviews } from '../tables/steps.ts';

/** The review of the applicant that a step `p` cites, or, where it was passed, the latest of its kind from its application. */
export const reviewOfStep: SQL = sql`(select json_build_object('code', r.code, 'passedOn', r.passed_on,
    'expiresOn', r.expires_on) from ${entityReviews} r where r.id = p.cited_review_id
    or (p.outcome = 'passed' and r.application_id = p.application_id and r.kind::text = p.kind::text)
  order by r.passed_on desc, r.id desc limit 1)`;
