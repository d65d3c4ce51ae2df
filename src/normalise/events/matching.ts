/** What matching gives: which frame a token fires, with its slots. */
import type { FrameRule, OperatorRule } from '../../lexicon/frame-rules.ts';
import type { Trigger, TriggerKind } from './frame-index.ts';

export interface Match {
  readonly token: number;
  readonly frame: FrameRule;
  readonly kind: TriggerKind;
  /** Head tokens in a slot of the frame, wherever grammar puts it. */
  readonly slot: (name: string) => readonly number[];
  /** The light verb or operator that has the noun as its object: "launch" in "launch an attack". */
  readonly carrier?: number;
}

export interface Matcher {
  readonly matchAt: (token: number) => Match | undefined;
  readonly operatorAt: (token: number) => Trigger<OperatorRule> | undefined;
  /** Events that a slot's token tells of, itself or through light verbs and operators. */
  readonly contentOf: (token: number) => readonly Match[];
}
