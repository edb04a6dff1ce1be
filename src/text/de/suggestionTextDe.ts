/** @file Vorschläge in Worten: was zu tun ist, warum, was besser wird. */
import type { DesignSummary } from '../../suggestions/designSummary';
import type { SuggestionReason } from '../../suggestions/suggestion';
import type { PerAxis } from '../../util/perAxis';
import type { GetName } from '../en/diagnosticText';
import type { SuggestionWords, suggestionText } from '../en/suggestionText';
import { joinExplanation } from '../en/words';
import { formatRatio } from '../formatRatio';
import {
  formatBytes,
  formatCount,
  formatPerAxis,
  formatPercent,
  formatShape,
  formatSize,
} from '../quantities';
import { diagnosticTextDe } from './diagnosticTextDe';
import { editTextDe } from './editTextDe';
import { countConvolutions, countDe, countLayers } from './wordsDe';

const richter = 'Richter et al., „Should You Go Deeper?“, ICMLA 2021';

function formatStep(factor: PerAxis<number>): string {
  return factor[0] === 2 && factor[1] === 2
    ? 'halbiert die Karte'
    : `teilt die Karte durch ${formatPerAxis(factor)}`;
}

function describeWeakening(
  { layer, from, to, isRemoved }: Extract<SuggestionReason, { readonly code: 'weaken-downsampling' }>,
  getName: GetName,
): SuggestionWords {
  const name = getName(layer);
  const isStill = to[0] <= 1 && to[1] <= 1;
  return {
    title: isRemoved
      ? `${name} entfernen`
      : isStill
        ? `${name} die Karte lassen, wie sie ist`
        : `${name} die Karte nur durch ${formatPerAxis(to)} teilen lassen`,
    why: `${name} ${formatStep(from)}, und von da an reicht jeder Kernel ${formatPerAxis(from)}-mal so weit. Ohne das wächst das Feld langsamer, und mehr Schichten arbeiten, bevor es das Bild abdeckt; feinere Karten kosten MACs, keine Parameter.`,
    source: richter,
  };
}

/** Ein Titel, wie er im Satz steht: Namen und Hauptwörter bleiben groß. */
const lowerWithin = (title: string, place: number) =>
  place === 0 ? title : title.replace(/^(?:Bei|Den|Hinter) /, (word) => word.toLowerCase());

function describeReason(reason: SuggestionReason, getName: GetName): SuggestionWords {
  switch (reason.code) {
    case 'cut-tail': {
      const [border, last] = [getName(reason.border), getName(reason.last)];
      return {
        title: `Hinter ${last} kürzen und den Kopf dort anschließen`,
        why:
          border === last
            ? `Was bei ${border}, der Grenzschicht, ankommt, deckt das Bild schon ab, also bringt nichts dahinter noch Zusammenhang. Die Grenzschicht bleibt, wie in den Netzen der Autoren; ${countDe(reason.removedConvolutions, 'Faltung dahinter geht', 'Faltungen dahinter gehen')}, und der Kopf liest ${last}.`
            : `Was bei ${border}, der Grenzschicht, ankommt, deckt das Bild schon ab, also können weder sie noch was dahinter kommt Zusammenhang hinzufügen. Der Teil, in dem sie steht, geht mit allem dahinter, zusammen ${countConvolutions(reason.removedConvolutions)}, und der Kopf liest ${last}.`,
        source: richter,
      };
    }
    case 'shrink-stem-kernel': {
      const { from, to } = reason;
      return {
        title: `Den Kernel von ${getName(reason.layer)} auf ${formatSize(to)} setzen`,
        why: `Ein Kernel von ${formatSize(from)} am Anfang macht jedes Feld dahinter um ${formatPerAxis(reason.growth)} Pixel größer als einer von ${formatSize(to)}. Der kleinere bremst das Wachstum und kostet weniger.`,
        source: richter,
      };
    }
    case 'soften-stem':
      return {
        title: `Bei ${getName(reason.layer)} mit 3x3 beginnen, ohne Schrittweite und Pool`,
        why: `Der Stamm teilt die Karte vor dem ersten Block durch ${formatPerAxis(reason.factor)}, was für große Bilder gemacht ist und das meiste eines kleinen wegwirft. Netze für kleine Bilder beginnen in voller Größe.`,
        source: 'He et al., CVPR 2016, Abschnitt 4.2; Richter et al., ICMLA 2021',
      };
    case 'weaken-downsampling':
      return describeWeakening(reason, getName);
    case 'delay-downsampling':
      return {
        title: `${countDe(reason.pools, 'Pool', 'Pools')} um bis zu ${countConvolutions(reason.steps)} später setzen`,
        why: 'Faltungen vor einem Pool reichen halb so weit wie dahinter. Mit späteren Pools arbeiten mehr davon, bevor das Feld das Bild abdeckt, zum Preis feinerer Karten.',
        source: richter,
      };
    case 'move-blocks':
      return {
        title: `Den Block bis ${getName(reason.behind)} wiederholen, statt ${countDe(reason.blocks, 'Block', 'Blöcken')} jenseits der Grenze`,
        why: 'Blöcke jenseits der Grenze bringen Tiefe dorthin, wo sie nichts bewirkt. Vor der Grenze bringt dieselbe Tiefe noch Zusammenhang.',
        source: richter,
      };
    case 'slow-then-cut': {
      const titles = reason.steps.map((step) => describeReason(step, getName).title);
      return {
        title: `${titles.slice(0, -1).map(lowerWithin).join(', ')}, dann ${lowerWithin(titles.at(-1) ?? '', 1)}`,
        why: 'Langsameres Wachstum lässt mehr Schichten arbeiten, und was dann noch jenseits der Grenze liegt, wird gekürzt. Das liegt zwischen beidem: etwas vom Gewinn für etwas von den Kosten.',
        source: richter,
      };
    }
    case 'raise-resolution':
      return {
        title: `Bilder von ${formatSize(reason.to)} verwenden`,
        why: `Ab ${formatSize(reason.to)} fügt jede Schicht dieses Netzes noch Zusammenhang hinzu; bei ${formatSize(reason.from)} decken manche Felder das Bild zu früh ab. Das Netz bleibt, wie es ist, und MACs wachsen mit der Fläche.`,
        source: richter,
      };
    case 'add-stride':
      return {
        title: `${getName(reason.layer)} Schrittweite 2 geben`,
        why: 'Kein Feld deckt das ganze Bild ab. Ein früher Schritt nach unten verdoppelt, wie schnell alle Felder dahinter wachsen, und spart MACs.',
        source: richter,
      };
    case 'advance-downsampling':
      return {
        title: `${countDe(reason.pools, 'Pool', 'Pools')} um bis zu ${countConvolutions(reason.steps)} früher setzen`,
        why: 'Kein Feld deckt das ganze Bild ab. Hinter einem Pool reichen Faltungen doppelt so weit, also lassen frühere Pools Felder schneller wachsen und sparen MACs.',
        source: richter,
      };
    case 'enlarge-kernel':
      return {
        title: `Den Kernel von ${getName(reason.layer)} auf ${formatSize(reason.to)} setzen`,
        why: `Kein Feld deckt das ganze Bild ab. Ein Kernel von ${formatSize(reason.to)} statt ${formatSize(reason.from)} am Anfang macht jedes Feld dahinter um ${formatPerAxis(reason.growth)} Pixel größer.`,
        source: richter,
      };
    case 'dilate-layers':
      return {
        title: `Die Dilatation von ${countConvolutions(reason.layers)} auf der gröbsten Karte verdoppeln`,
        why: 'Kein Feld deckt das ganze Bild ab. Dilatierte Kernel reichen mit denselben Parametern und MACs weiter, am meisten dort, wo eine Einheit für den größten Schritt im Bild steht.',
        source: 'Yu & Koltun, ICLR 2016',
      };
    case 'pool-head':
      return {
        title: 'Den dichten Kopf durch einen globalen Pool und eine dichte Schicht ersetzen',
        why: `Die dichten Schichten lesen eine Karte von ${formatSize(reason.mapSize)} und halten ${formatPercent(reason.paramShare)} aller Parameter. Das Mittel über die Karte braucht keine, passt zu jeder Bildgröße und überlernt weniger.`,
        source: 'Lin, Chen & Yan, „Network In Network“, ICLR 2014',
      };
    case 'drop-idle-layers': {
      const isOne = reason.layers === 1;
      return {
        title: `${countDe(reason.layers, 'Schicht entfernen, die nichts tut', 'Schichten entfernen, die nichts tun')}`,
        why: `${isOne ? 'Sie gibt' : 'Sie geben'} genau aus, was ${isOne ? 'sie bekommt' : 'sie bekommen'}. Ohne sie berechnet das Netz dasselbe.`,
        source: 'nach der Definition der Schichten',
      };
    }
    case 'merge-linear-convolutions': {
      const [layer, partner] = [getName(reason.layer), getName(reason.partner)];
      return {
        title: `${partner} auch die Arbeit von ${layer} tun lassen`,
        why: `Zwischen ${layer}, einer 1x1, die nichts verengt, und ${partner} liegt keine Aktivierung, zusammen sind sie also eine lineare Abbildung. Eine Faltung kann lernen, was beide können; nur was ein Bias dazwischen an aufgefüllten Rändern bewirkt, geht verloren.`,
        source: 'lineare Algebra',
      };
    }
  }
}

const changeRows: readonly {
  readonly label: string;
  readonly format: (summary: DesignSummary) => string;
}[] = [
  { label: 'Bild', format: ({ resolution }) => formatSize(resolution) },
  {
    label: 'jenseits der Grenze',
    format: ({ unproductive, convolutions }) => `${unproductive} von ${convolutions}`,
  },
  { label: 'Parameter', format: ({ params }) => formatCount(params) },
  { label: 'MACs', format: ({ macs }) => formatCount(macs) },
  { label: 'Aktivierungen', format: ({ memoryBytes }) => formatBytes(memoryBytes) },
  { label: 'größtes Feld', format: ({ largestField }) => formatSize(largestField) },
  { label: 'Schichten', format: ({ layers }) => String(layers) },
];

/** Vorschläge in Worten. */
export const suggestionTextDe: typeof suggestionText = {
  strategies: {
    efficiency: 'Sparsamkeit',
    performance: 'Leistung',
    hybrid: 'beides',
    resolution: 'größere Bilder',
    coverage: 'größeres Feld',
    tidiness: 'Ordnung',
  },
  measures: {
    unproductive: 'Faltungen jenseits der Grenze',
    params: 'Parameter',
    macs: 'MACs',
    memoryBytes: 'Aktivierungen',
    coverage: 'Anteil des Bildes, den das größte Feld abdeckt',
    layers: 'Schichten',
  },
  describeReason,
  explainProblem: (problem, getName) => {
    switch (problem.code) {
      case 'no-single-way':
        return 'Es gibt keinen einzigen Weg vom Bild zu einer Ausgabe.';
      case 'no-head':
        return 'Das Netz gibt eine Karte aus, die ein Schnitt gröber machen oder unfertig lassen würde.';
      case 'too-little-left':
        return problem.convolutions === 0
          ? 'Keine Faltung bliebe übrig.'
          : `Nur ${countConvolutions(problem.convolutions)} ${problem.convolutions === 1 ? 'bliebe' : 'blieben'} übrig; zuerst das Wachstum des Feldes bremsen.`;
      case 'costs-more': {
        const unit = problem.measure === 'params' ? 'Parameter' : 'MACs';
        return `Das bräuchte ${formatCount(problem.after)} ${unit} statt ${formatCount(problem.before)}, denn der Kopf bekäme mehr als jetzt. Ein globaler Pool vor einer einzigen dichten Schicht behebt das.`;
      }
      case 'nothing-to-repeat':
        return 'Vor der Grenze gibt es keinen Block, der sich wiederholen ließe.';
      case 'image-too-large':
        return `Das braucht Bilder von ${formatSize(problem.size)}, und ${problem.limit} Pixel sind die Schranke.`;
      case 'breaks-shapes':
        return `Formen würden nicht mehr passen: ${joinExplanation(diagnosticTextDe.formatDiagnostic(problem.diagnostic, getName))}`;
      case 'changes-output': {
        const actual = problem.actual === null ? 'nichts' : formatShape(problem.actual);
        const expected = problem.expected === null ? 'etwas' : formatShape(problem.expected);
        return `Das Netz gäbe ${actual} statt ${expected} aus.`;
      }
      case 'edit-refused':
        return joinExplanation(
          editTextDe.formatRefusal(problem.refusal, { getName, getGroupName: (id) => id }),
        );
    }
  },
  listChanges: (before, after) =>
    changeRows.map(({ label, format }) => ({ label, before: format(before), after: format(after) })),
  formatGain: ({ before, after }) => {
    const parts: string[] = [];
    if (before.unproductive !== after.unproductive)
      parts.push(`${before.unproductive} → ${after.unproductive} jenseits der Grenze`);
    if (before.coverage !== after.coverage)
      parts.push(
        `größtes Feld ${formatPerAxis(before.largestField)} → ${formatPerAxis(after.largestField)} von ${formatPerAxis(after.resolution)} px`,
      );
    const ratios = [
      ['Parameter', formatRatio(before.params, after.params)],
      ['MACs', formatRatio(before.macs, after.macs)],
      ['Aktivierungen', formatRatio(before.memoryBytes, after.memoryBytes)],
    ] as const;
    for (const [label, ratio] of ratios) if (ratio !== null) parts.push(`${label} ${ratio}`);
    if (parts.length === 0 && before.layers !== after.layers)
      parts.push(`${before.layers} → ${countLayers(after.layers)}`);
    return parts.join(', ');
  },
};
