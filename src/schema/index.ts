import type { GraphQLSchema } from 'graphql';
import './scalars.ts';
import './types/shared.ts';
import './types/domain.ts';
import './types/organization.ts';
import './types/resource.ts';
import './types/resource-mutations.ts';
import './types/person.ts';
import './types/personal-data.ts';
import './types/person-mutations.ts';
import './types/organization-mutations.ts';
import './types/service-account.ts';
import './types/service-account-mutations.ts';
import './types/correction.ts';
import './types/policy-versions.ts';
import './types/policy-mutations.ts';
import './types/scenario.ts';
import './types/scenario-mutations.ts';
import './types/product.ts';
import './types/policy.ts';
import './types/work-calendar.ts';
import './types/event.ts';
import './types/audit-entry.ts';
import './types/node.ts';
import './types/me.ts';
import { builder } from './builder.ts';

/** The contract of this service. */
export const schema: GraphQLSchema = builder.toSchema({ sortSchema: true });
