/**
 * Who and what an article names: mentions, and the entities that they are mentions of.
 *
 * Names come first and take in their titles and appositives; then phrases without a name, then pronouns. Linking goes the same
 * way: names find each other over the whole article, phrases and pronouns look back from where they stand. What cannot be
 * decided is left open and says why.
 */
import type { MentionRules } from '../../lexicon/mention-rules.ts';
import type { Context } from '../context.ts';
import type { Mentioned, Parsed } from '../document.ts';
import type { Draft, Workspace } from './draft.ts';
import type { EntityStore } from './entities.ts';
import { findForms } from './forms-at.ts';
import { freeze } from './freeze.ts';
import { decideKinds } from './kinds.ts';
import { linkNames } from './link-names.ts';
import { compileLookups } from './lookups.ts';
import { addMembers } from './members.ts';
import { takeDescriptions } from './name-phrases.ts';
import { findNames } from './find-names.ts';
import { findNominals } from './nominals.ts';
import { findPronouns } from './pronouns.ts';
import { resolveNominal } from './resolve-nominals.ts';
import { resolvePronoun } from './resolve-pronouns.ts';
import { readSectors } from './sectors.ts';
import { giveWayToSurnames } from './surnames.ts';
import { readTokenFacts } from './token-facts.ts';

/** Finds mentions and links them inside one article. */
export type FindMentions = (document: Parsed, context: Context) => Mentioned;

/** Looks back from each phrase and pronoun, in the order of the text. */
function linkBackwards(workspace: Workspace, store: EntityStore): void {
  const history: Draft[] = [];
  const inOrder = [...workspace.drafts].sort((left, right) => left.head - right.head || left.coreFirst - right.coreFirst);
  for (const draft of inOrder) {
    if (draft.form === 'nominal') resolveNominal(workspace, store, history, draft);
    else if (draft.form === 'pronoun') resolvePronoun(workspace, store, history, draft);
    if (draft.entity !== undefined) history.push(draft);
  }
  for (const draft of inOrder) if (draft.form === 'nominal') addMembers(workspace, store, draft);
}

/** Makes the stage from its rows. */
export function createFindMentions(rules: MentionRules): FindMentions {
  const lookups = compileLookups(rules);
  return (document, { lexicon, trace }) => {
    const forms = findForms(document, lexicon);
    const facts = readTokenFacts(document, lexicon, lookups, forms);
    const owner = new Array<Draft | undefined>(document.tokens.length).fill(undefined);
    const workspace: Workspace = { document, lexicon, lookups, facts, drafts: [], owner, trace };
    const store: EntityStore = { all: [], byKey: new Map(), personsByWord: new Map() };
    findNames(workspace);
    giveWayToSurnames(workspace);
    takeDescriptions(workspace);
    decideKinds(workspace);
    findPronouns(workspace);
    findNominals(workspace);
    linkNames(workspace, store);
    linkBackwards(workspace, store);
    readSectors(workspace);
    return freeze(workspace, store);
  };
}
