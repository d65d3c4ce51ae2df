/** The port of answers that are kept so that a request which comes again is not carried out again. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent where the answer is not to be kept, as one with a secret in it. */
  readonly body?: string;
}

/** A request by the key that its client gave it; two clients' keys have nothing to do with each other. */
export interface RequestKey {
  readonly namespace: string;
  readonly key: string;
}

export interface RequestClaim extends RequestKey {
  /** Hash of the whole request: the same key with another one is a mistake. */
  readonly requestSha256: string;
  /** Tells this attempt from any other. */
  readonly attempt: string;
  readonly at: string;
  /** When the attempt counts as broken off, and another one may be made. */
  readonly until: string;
}

export type ClaimedRequest =
  | { readonly state: 'claimed' }
  | { readonly state: 'answered'; readonly answer: KeptAnswer }
  | { readonly state: 'under-way' }
  | { readonly state: 'other-request' };

export interface AnswerStore {
  /** Of all who claim a request at once, one may carry it out. */
  claim(claim: RequestClaim): Promise<ClaimedRequest>;
  /** Keeps an answer until some time. */
  keep(claim: RequestClaim, answer: KeptAnswer, until: string): Promise<void>;
  /** Gives a claim up: the request may be tried again. */
  release(claim: RequestClaim): Promise<void>;
}
