/** What an entity can be in a chain: a medium that passes things on, or anybody who can be the origin of a report. */
import type { Entity } from '../document.ts';
import type { Lists } from './lists.ts';
import type { Range, Scene } from './scene.ts';

/** The entity that a token is the head of, or the first one headed inside a range. */
export function entityIn({ document }: Scene, { first, last }: Range, head: number | undefined): Entity | undefined {
  const at = (token: number): Entity | undefined => {
    const mention = document.mentions[document.mentionAt[token] ?? -1];
    return mention?.entity === undefined ? undefined : document.entities[mention.entity];
  };
  const own = head === undefined ? undefined : at(head);
  if (own) return own;
  for (let token = first; token <= last; token++) {
    const found = at(token);
    if (found) return found;
  }
  return undefined;
}

const mediumName =
  /^(?:post|press|times|herald|tribune|gazette|journal|news|radio|television|tv|broadcaster|newspaper|paper|daily|weekly|agency|magazine|website|network|channel|station|wire|kurier|chronicle|courier|telegraph|guardian|observer)$/;

/** Whether a phrase names a medium: somebody whose work is to pass on what others say. */
export function isMedium(scene: Scene, range: Range, head: number | undefined): boolean {
  const entity = entityIn(scene, range, head);
  if (entity?.kind === 'organisation' && (entity.sourceKind === 'newsAgency' || entity.sourceKind === 'publisher'))
    return !isPublisher(scene, entity);
  for (let at = range.first; at <= range.last && at < range.first + 8; at++) {
    const { pos, lower } = scene.tokens[at]!;
    if (pos === 'PROPN' && mediumName.test(lower) && scene.tokens[at + 1]?.pos !== 'PROPN') return true;
    if (pos !== 'PROPN' && pos !== 'DET' && pos !== 'NOUN' && pos !== 'ADJ') return false;
  }
  return false;
}

/** The article's own publisher is no link of its own chains: "told Norland Press" in an article of Norland Press. */
function isPublisher({ document }: Scene, { name }: Entity): boolean {
  const publisher = document.article.publisher?.toLowerCase();
  return publisher !== undefined && (publisher === name.toLowerCase() || publisher.includes(name.toLowerCase()));
}

const papers =
  /^(?:document|paper|record|report|letter|email|e-mail|transcript|file|filing|memo|statement|data|figure|statistic|study|survey|poll|interview|source|research|note|testimony|affidavit|indictment|cable|message)s?$/;

/** Whether a phrase names somebody or something that a report can be had from, and not a reason. */
export function isOrigin(scene: Scene, range: Range, head: number, lists: Pick<Lists, 'originNouns'>): boolean {
  const { pos, lower, lemma } = scene.tokens[head]!;
  if (papers.test(lower) || lists.originNouns.has(lemma)) return true;
  const mention = scene.document.mentions[scene.document.mentionAt[head] ?? -1];
  const entity = mention?.entity === undefined ? undefined : scene.document.entities[mention.entity];
  if (entity)
    return (
      entity.kind === 'person' ||
      entity.kind === 'organisation' ||
      entity.kind === 'group' ||
      entity.kind === 'document' ||
      (entity.kind === 'country' && pos === 'PROPN')
    );
  return pos === 'PROPN' && range.last >= head;
}
