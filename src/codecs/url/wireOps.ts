/** @file The byte codes of a link beside those of layer kinds (1 to 127). Frozen. */

/** Codes from 128 on say something about the layer that follows, or about groups. */
export const wireOps = {
  end: 0,
  /** Followed by n - `inputs`, up to 15 inputs: distance of the first, then differences, signed. */
  inputs: 128,
  /** As `inputs`, with the number of inputs written first. */
  manyInputs: 144,
  /** The layer's name has the form with this index; it is kept for the stem. */
  nameForm: 145,
  /** The layer's name, in full. */
  name: 152,
  /** The layer's name behind its group's name and a dot. */
  localName: 153,
  notes: 154,
  /** The layer's name, in full, where the books know it by another: the one that the other codes say, or the guess. */
  shownName: 155,
  /** What names of the form `attached` begin with from now on, behind the group's name and a dot where there is one. */
  host: 156,
  /** The layer's name, in full; the books do not see it. */
  extraName: 157,
  /** The number of the layer's name is one higher than its guess. */
  skipNumber: 158,
  /**
   * What local names begin with from now on in place of the group's name, behind that and a dot where there is one; until
   * a group is opened or left. From version 2 on.
   */
  scope: 159,
  /** Opens a group with a guessed name: a stage, then a block. */
  openGroup: 160,
  /** The same with a name in full. */
  openNamedGroup: 162,
  /** The same with a name behind the parent's name and a dot. */
  openLocalGroup: 164,
  /** The same with the guess that follows the last sibling of another name. */
  openOtherGroup: 166,
  closeGroup: 168,
  /** Opens a group again that was open before: its number in order of opening. */
  reopenGroup: 169,
  /** Positions of cards follow: their number, then index, x, y. */
  positions: 170,
} as const;

/** The kinds of groups; the position is added to the code that opens one. */
export const groupKinds = ['stage', 'block'] as const;

/** Caps of what a link may hold, besides those of every design. */
export const wireLimits = {
  nameBytes: 800,
  textBytes: 40_000,
  inputs: 1024,
} as const;
