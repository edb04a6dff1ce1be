/** @file Nach welchen Regeln Schichten beurteilt werden. */
import type { ruleHelpText } from '../en/ruleHelpText';
import type { Wording } from '../wording';

/** Wörter über die Regeln. */
export const ruleHelpTextDe: Wording<typeof ruleHelpText> = {
  fixed:
    'Solange eine Lektion oder Aufgabe offen ist, gilt die Regel, von der sie spricht. Danach ist die Wahl wieder frei.',
  explanations: [
    {
      term: 'Paper',
      text: 'beurteilt Faltungen nach dem, was sie bekommen: unproduktiv, sobald die Faltungen davor das Bild schon abdecken.',
    },
    {
      term: 'Toolbox',
      text: 'ist, was rfa_toolbox 1.7 berechnet: Jede Schicht, die einen Teil des Bildes sieht, wird nach ihren direkten Eingängen beurteilt, und als unproduktiv auch dort, wo ihr Kernel die ganze Karte umspannt.',
    },
  ],
  source: 'Richter, Schöning, Wiedenroth, Krumnack: „Should You Go Deeper?“, ICMLA 2021.',
};
