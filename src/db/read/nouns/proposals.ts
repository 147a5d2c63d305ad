import { proposals } from '../../tables/proposals.ts';
import { defineNoun, ofOrganization } from '../noun.ts';

export const proposalNoun = defineNoun('Proposal', proposals, (p) => ({
  fields: { id: p.id, status: p.state, content: p.content, updatedAt: p.updatedAt },
  relations: {},
  filters: {},
  own: { owner: ofOrganization(p.ownerId) },
  listOrder: p.id,
}));
