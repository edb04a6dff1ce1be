/** @file Warum eine Schicht ihren Status hat, in einem Satz oder zweien. */
import type { Status } from '../../analysis/analysis';
import type { PerAxis } from '../../util/perAxis';
import type { WhyFacts, whyText } from '../en/whyText';
import { formatNumber, formatPerAxis, formatPixels, unitSpace } from '../quantities';

const words: Readonly<Record<Status, string>> = {
  productive: 'Produktiv.',
  critical: 'Kritisch.',
  unproductive: 'Unproduktiv.',
  partial: 'Teilweise.',
  head: 'Kopf.',
  none: 'Nicht beurteilt.',
};

const px = (value: PerAxis<number>) => `${formatPerAxis(value)}${unitSpace}px`;
const has = (resolution: PerAxis<number>) => `das Bild hat ${formatPerAxis(resolution)}`;

function placeAtBorder({ facts, borderNames }: WhyFacts): string {
  if (facts.isBorder)
    return borderNames.length > 1 ? ' Sie ist eine der Grenzschichten.' : ' Sie ist die Grenzschicht.';
  if (borderNames.length === 1) return ` Die Grenzschicht ist ${borderNames[0]}.`;
  return '';
}

function describeAxis({ facts, rule, resolution }: WhyFacts, axis: 0 | 1): string {
  const size = resolution[axis];
  const field = facts.field?.min[axis] ?? 0;
  const received = facts.received?.[axis] ?? 0;
  const of = `von ${formatNumber(size)}`;
  if (rule === 'paper' && received > size) return `unproduktiv: Sie bekommt ${formatPixels(received)} ${of}`;
  if (field > size) return `kritisch: Ihr Feld hat ${formatPixels(field)} ${of}`;
  return `produktiv: Ihr Feld hat ${formatPixels(field)} ${of}`;
}

function explainUnproductive(why: WhyFacts): string {
  const { facts, rule, resolution, inputs, kernelSize } = why;
  if (rule === 'paper') {
    const received = facts.received ?? [0, 0];
    return `Was sie bekommt, deckt schon ${px(received)} ab; ${has(resolution)}.${placeAtBorder(why)}`;
  }
  const isCovered =
    inputs.length > 0 &&
    inputs.every(({ min }) => min[0] >= resolution[0] && min[1] >= resolution[1]) &&
    facts.field !== null &&
    facts.field.min[0] > resolution[0] &&
    facts.field.min[1] > resolution[1];
  const [first] = inputs;
  if (isCovered || first === undefined) {
    const smallest: PerAxis<number> = [
      Math.min(...inputs.map(({ min }) => min[0])),
      Math.min(...inputs.map(({ min }) => min[1])),
    ];
    return `Ihr Eingang sieht schon ${px(smallest)}; ${has(resolution)}.${placeAtBorder(why)}`;
  }
  const positions: PerAxis<number> = [
    Math.floor(resolution[0] / first.jump[0]),
    Math.floor(resolution[1] / first.jump[1]),
  ];
  return (
    `Bei ${px(first.jump)} je Schritt hat das Bild Platz für ${formatPerAxis(positions)} Stellen, und der Kernel ` +
    `von ${formatPerAxis(kernelSize)} umspannt sie alle.${placeAtBorder(why)}`
  );
}

function explainNone({ facts, rule, isInput, isConvolution, resolution }: WhyFacts): string {
  if (isInput) return `Das ist das Bild selbst, ${px(resolution)}.`;
  if (!facts.isReached) return 'Das Bild erreicht sie nicht.';
  if (facts.field === null) return 'Sie sieht das ganze Bild, über eine globale Schicht.';
  if (rule === 'paper' && !isConvolution)
    return 'Die Regel beurteilt Faltungen; die Farbe hier ist die der Faltung, die sie speist.';
  return 'Die Regel beurteilt diese Art nicht; die Farbe hier ist die der Schicht, die sie speist.';
}

/** Warum eine Schicht ihren Status hat. */
export const whyTextDe: typeof whyText = {
  formatWhy: (why) => {
    const { facts, resolution } = why;
    const { status, field } = facts;
    const own = field === null ? '' : px(field.min);
    const word = words[status];
    switch (status) {
      case 'productive':
        return {
          word,
          sentence: `Sie sieht ${own}; ${has(resolution)}. Was sie ihrem Feld hinzufügt, liegt noch im Bild.`,
        };
      case 'critical': {
        const received =
          facts.received === null ? '' : `Was sie bekommt, ${px(facts.received)}, tut das nicht. `;
        return {
          word,
          sentence:
            `Ihr eigenes Feld von ${own} übertrifft das Bild, das ${formatPerAxis(resolution)} hat. ${why.rule === 'paper' ? received : ''}`.trim(),
        };
      }
      case 'unproductive':
        return { word, sentence: explainUnproductive(why) };
      case 'partial':
        return {
          word,
          sentence: `Senkrecht ist sie ${describeAxis(why, 0)}. Waagrecht ist sie ${describeAxis(why, 1)}.`,
        };
      case 'head':
        return {
          word,
          sentence: 'Sie sieht das ganze Bild, und keine Schicht mit einem Feld kommt dahinter.',
        };
      case 'none':
        return { word, sentence: explainNone(why) };
    }
  },
  sources: {
    paper: 'Regel: Richter et al., „Should You Go Deeper?“, ICMLA 2021',
    toolbox: 'Regel: rfa_toolbox 1.7, von den Autoren von „Should You Go Deeper?“, ICMLA 2021',
  },
};
