/** Who a verb's subject is: its own, or the one it inherits from the verb it hangs under. */
import { type Scene, sameLevel } from './scene.ts';

export interface Subject {
  readonly head: number;
  /** How it was found. */
  readonly way: 'own' | 'shared' | 'controlled' | 'noun' | 'agent' | 'inverted';
}

const ownSubject = ({ tokens, children }: Scene, verb: number): number | undefined =>
  children[verb]!.find((child) => tokens[child]!.relation === 'nsubj' || tokens[child]!.relation === 'nsubj:pass');

const farthest = 5;

/** The subject of a verb, on the verb's own level. Takes subjects over from the verbs above it, at most five levels up. */
export function subjectOf(scene: Scene, verb: number): Subject | undefined {
  const { tokens } = scene;
  let at = verb;
  let way: Subject['way'] = 'own';
  for (let steps = 0; steps < farthest; steps++) {
    const own = ownSubject(scene, at);
    if (own !== undefined) return sameLevel(scene, own, verb) ? { head: own, way } : undefined;
    const token = tokens[at]!;
    if (token.head < 0) return undefined;
    if (token.relation === 'conj') way = way === 'own' ? 'shared' : way;
    else if (token.relation === 'xcomp' || token.relation === 'advcl') {
      const controller = token.relation === 'xcomp' ? objectOf(scene, token.head) : undefined;
      if (controller !== undefined && controller < at) return { head: controller, way: 'controlled' };
      way = 'controlled';
    } else if (token.relation === 'acl' || token.relation === 'acl:relcl') {
      return sameLevel(scene, token.head, verb) ? { head: token.head, way: 'noun' } : undefined;
    } else if (token.relation !== 'parataxis' && token.relation !== 'ccomp' && token.relation !== 'dep') return undefined;
    else if (!/^VB[GN]?$/.test(tokens[at]!.tag)) return undefined;
    at = token.head;
  }
  return undefined;
}

/** The direct object of a verb. */
export function objectOf({ tokens, children }: Scene, verb: number): number | undefined {
  return children[verb]!.find((child) => tokens[child]!.relation === 'obj' || tokens[child]!.relation === 'iobj');
}

/** Who did it, in a passive: "by lawmakers". */
export function agentOf({ tokens, children }: Scene, verb: number): number | undefined {
  return children[verb]!.find(
    (child) =>
      (tokens[child]!.relation === 'obl:agent' || tokens[child]!.relation === 'obl') &&
      children[child]!.some((each) => tokens[each]!.lower === 'by' && tokens[each]!.relation === 'case'),
  );
}
