/** @file Sätze für Änderungen, die abgelehnt werden. */
import type { LayerId } from '../../architecture/architecture';
import type { EditRefusal } from '../../architecture/editResult';
import type { MergeRemedy } from '../../architecture/mergeRemedy';
import type { GetName } from '../en/diagnosticText';
import type { EditNames, editText } from '../en/editText';
import { capitalize, type Explanation } from '../en/words';
import { formatPerAxis } from '../quantities';
import { describeShapeDe } from './layerProblemTextDe';
import { layerTextDe } from './layerTextDe';
import { parameterTextDe } from './parameterTextDe';
import { countDe, countInputs, countLayers, listDe } from './wordsDe';

type Refusal<Code extends EditRefusal['code']> = Extract<EditRefusal, { readonly code: Code }>;

function formatRemedy(remedy: MergeRemedy, target: LayerId, source: LayerId, getName: GetName): string {
  const place =
    remedy.side === 'new' ? `hinter ${getName(source)}` : `am anderen Eingang von ${getName(target)}`;
  switch (remedy.code) {
    case 'convolution': {
      const isStrided = remedy.stride[0] > 1 || remedy.stride[1] > 1;
      const stride = isStrided ? ` und Schrittweite ${formatPerAxis(remedy.stride)}` : '';
      return `Eine 1x1-Faltung mit ${countDe(remedy.outChannels, 'Filter', 'Filtern')}${stride} ${place} würde sie passend machen.`;
    }
    case 'downsample':
      return `${capitalize(place)} um ${formatPerAxis(remedy.factor)} zu verkleinern würde sie passend machen.`;
    case 'upsample':
      return `${capitalize(place)} um ${formatPerAxis(remedy.factor)} zu vergrößern würde sie passend machen.`;
    case 'flatten':
      return `${capitalize(place)} flachzulegen würde sie passend machen.`;
  }
}

function explainMismatch(refusal: Refusal<'merge-mismatch'>, getName: GetName): Explanation {
  const { source, target, kind, actual, expected, remedy } = refusal;
  const need = kind === 'Concat' ? 'gleiche Höhen und Breiten' : 'gleiche Formen';
  const what = `${layerTextDe.kinds[kind]} braucht ${need}: ${capitalize(describeShapeDe(actual))} trifft auf ${describeShapeDe(expected)}.`;
  return remedy === null ? { what } : { what, fix: formatRemedy(remedy, target, source, getName) };
}

function explainDeadEnd({ entries, ends }: Refusal<'no-way-through'>): Explanation {
  if (entries === 0 && ends === 1)
    return { what: 'Dieses Stück nimmt keinen Eingang, also kann nichts hindurchführen.' };
  return {
    what: `Dieses Stück endet in ${countDe(ends, 'Schicht', 'Schichten')}, also ist nicht klar, welche davon weiterführt.`,
    fix: 'Zuerst die Enden mit Addieren oder Aneinanderhängen verbinden.',
  };
}

function formatRefusal(refusal: EditRefusal, { getName, getGroupName }: EditNames): Explanation {
  switch (refusal.code) {
    case 'self-connection':
      return { what: `${getName(refusal.layer)} kann sich nicht selbst speisen.` };
    case 'cycle': {
      const [source, target] = [getName(refusal.source), getName(refusal.target)];
      return {
        what: `${source} hängt schon von ${target} ab, diese Verbindung würde also einen Kreis schließen.`,
      };
    }
    case 'takes-no-input':
      return { what: `${getName(refusal.target)} ist, wo das Bild hereinkommt, und nimmt keinen Eingang.` };
    case 'port-taken': {
      const [source, target] = [getName(refusal.source), getName(refusal.target)];
      return {
        what: `Diesen Eingang von ${target} speist schon ${source}.`,
        fix: 'Das Ende jener Verbindung wegziehen, oder beide mit Addieren oder Aneinanderhängen zusammenführen.',
      };
    }
    case 'inputs-full':
      return { what: `${getName(refusal.target)} nimmt nicht mehr als ${countInputs(refusal.max)}.` };
    case 'already-connected':
      return { what: `${getName(refusal.source)} speist ${getName(refusal.target)} schon.` };
    case 'needs-map':
      return {
        what: `${getName(refusal.target)} arbeitet auf Karten und bekäme ${describeShapeDe(refusal.actual)}.`,
        fix: 'Die Verbindung vor der Schicht abnehmen, die die Karten flachlegt.',
      };
    case 'merge-mismatch':
      return explainMismatch(refusal, getName);
    case 'input-exists':
      return {
        what: `Ein Netz hat eine Bildeingabe, und das ist ${getName(refusal.layer)}.`,
        fix: `Stattdessen mit ${getName(refusal.layer)} verbinden.`,
      };
    case 'too-many-inputs': {
      const { layer, kind, actual, max } = refusal;
      const limit = max === 0 ? 'keinen' : `nur ${max === 1 ? 'einen' : max}`;
      return {
        what: `${getName(layer)} hat ${countInputs(actual)}, und ${layerTextDe.kinds[kind]} nimmt ${limit}.`,
        fix: 'Zuerst die überzähligen Verbindungen trennen.',
      };
    }
    case 'no-way-through':
      return explainDeadEnd(refusal);
    case 'invalid-parameter': {
      const { layer, parameter, problem } = refusal;
      return parameterTextDe.formatParameterProblem(
        `${capitalize(parameter)} von ${getName(layer)}`,
        problem,
      );
    }
    case 'nothing-selected':
      return { what: 'Nichts ist ausgewählt.', fix: 'Zuerst eine oder mehrere Schichten auswählen.' };
    case 'path-leaves-group': {
      const between = getName(refusal.between);
      return {
        what: `${between} liegt zwischen den ausgewählten Schichten, eine Gruppe müsste also darum herum.`,
        fix: `Auch ${between} auswählen.`,
      };
    }
    case 'stage-in-block':
      return {
        what:
          refusal.stage === null
            ? 'Eine Stufe kann nicht in einem Block liegen.'
            : `${getGroupName(refusal.stage)} ist eine Stufe, und eine Stufe kann nicht in einem Block liegen.`,
        fix:
          refusal.stage === null ? 'Einen Block daraus machen.' : 'Aus der äußeren Gruppe eine Stufe machen.',
      };
  }
}

/** Änderungen in Worten. */
export const editTextDe: typeof editText = {
  formatRefusal,
  formatDissolved: (names) =>
    names.length === 1
      ? `${names[0]} hatte nur noch einen Eingang und wurde auch entfernt.`
      : `${listDe(names, 'und')} hatten nur noch je einen Eingang und wurden auch entfernt (${countLayers(names.length)}).`,
};
