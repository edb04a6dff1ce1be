/** @file What the rules are by which layers are judged. */

/** Words about the rules. */
export const ruleHelpText = {
  fixed:
    'While a lesson or a challenge is open, the rule is the one that it speaks of. Leave it to choose another.',
  explanations: [
    {
      term: 'Paper',
      text: 'judges convolutions by what they receive: unproductive once the convolutions before it already cover the image.',
    },
    {
      term: 'Toolbox',
      text: 'is what rfa_toolbox 1.7 computes: every layer that sees a part of the image is judged by its direct inputs, and unproductive also where its kernel spans the whole map.',
    },
  ],
  source: 'Richter, Schöning, Wiedenroth, Krumnack: “Should You Go Deeper?”, ICMLA 2021.',
} as const;
