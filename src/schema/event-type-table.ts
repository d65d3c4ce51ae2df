/** PLOVER 2.0's types of events, and OTHER, with what follows from each: a row each. */
export const quads = ['verbal-cooperation', 'material-cooperation', 'verbal-conflict', 'material-conflict', 'none'] as const;

interface EventTypeRow {
  readonly quad: (typeof quads)[number];
  /** The CAMEO root that stands for the type when neither mode nor rule says more. */
  readonly cameoRoot: string;
  /** How exactly the type determines that root: several roots were folded into some PLOVER types. */
  readonly mapping: 'exact' | 'derived' | 'ambiguous';
  /** Conflict-cooperation intensity, -10 to 10, our own scale in the order of the PLOVER manual's. */
  readonly intensity: number;
  readonly modes: readonly string[];
}

export const eventTypeTable = {
  AGREE: { quad: 'verbal-cooperation', cameoRoot: '03', mapping: 'exact', intensity: 4, modes: [] },
  CONSULT: {
    quad: 'verbal-cooperation',
    cameoRoot: '04',
    mapping: 'exact',
    intensity: 2,
    modes: ['visit', 'third-party', 'multilateral', 'phone'],
  },
  SUPPORT: { quad: 'verbal-cooperation', cameoRoot: '05', mapping: 'exact', intensity: 3.5, modes: [] },
  CONCEDE: { quad: 'verbal-cooperation', cameoRoot: '08', mapping: 'exact', intensity: 5, modes: [] },
  COOPERATE: { quad: 'material-cooperation', cameoRoot: '06', mapping: 'exact', intensity: 6, modes: [] },
  AID: { quad: 'material-cooperation', cameoRoot: '07', mapping: 'exact', intensity: 7, modes: [] },
  RETREAT: {
    quad: 'material-cooperation',
    cameoRoot: '08',
    mapping: 'exact',
    intensity: 7,
    modes: ['withdraw', 'release', 'disarm', 'ceasefire', 'access', 'resign'],
  },
  REQUEST: {
    quad: 'verbal-conflict',
    cameoRoot: '10',
    mapping: 'derived',
    intensity: -1,
    modes: ['assist', 'change', 'yield', 'meet'],
  },
  ACCUSE: {
    quad: 'verbal-conflict',
    cameoRoot: '11',
    mapping: 'ambiguous',
    intensity: -2,
    modes: ['disapprove', 'investigate', 'allege'],
  },
  REJECT: {
    quad: 'verbal-conflict',
    cameoRoot: '12',
    mapping: 'exact',
    intensity: -4,
    modes: ['assist', 'change', 'yield', 'meet'],
  },
  THREATEN: {
    quad: 'verbal-conflict',
    cameoRoot: '13',
    mapping: 'exact',
    intensity: -5,
    modes: ['restrict', 'arrest', 'relations', 'expel', 'territory', 'violence'],
  },
  PROTEST: {
    quad: 'material-conflict',
    cameoRoot: '14',
    mapping: 'exact',
    intensity: -6,
    modes: ['demo', 'riot', 'strike', 'hunger', 'boycott', 'obstruct', 'vandalize'],
  },
  SANCTION: {
    quad: 'material-conflict',
    cameoRoot: '16',
    mapping: 'exact',
    intensity: -5,
    modes: ['convict', 'expel', 'withdraw', 'discontinue'],
  },
  MOBILIZE: {
    quad: 'material-conflict',
    cameoRoot: '15',
    mapping: 'exact',
    intensity: -7,
    modes: ['troops', 'weapons', 'police', 'militia'],
  },
  COERCE: {
    quad: 'material-conflict',
    cameoRoot: '17',
    mapping: 'exact',
    intensity: -7,
    modes: ['seize', 'restrict', 'censor', 'curfew', 'martial-law', 'arrest', 'deport', 'withhold', 'misinformation', 'cyber'],
  },
  ASSAULT: {
    quad: 'material-conflict',
    cameoRoot: '19',
    mapping: 'ambiguous',
    intensity: -10,
    modes: [
      'abduct',
      'beat',
      'torture',
      'sexual',
      'targeted',
      'destroy',
      'primitive',
      'firearms',
      'explosives',
      'suicide-attack',
      'aerial',
      'drone',
      'heavy-weapons',
      'crowd-control',
      'unconventional',
    ],
  },
  OTHER: { quad: 'none', cameoRoot: '00', mapping: 'derived', intensity: 0, modes: [] },
} as const satisfies Record<string, EventTypeRow>;
