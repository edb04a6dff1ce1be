/** @file The networks behind the drawings of the glossary, and what of them is drawn. */
import type { Analysis } from '../analysis/analysis';
import { analyze } from '../analysis/analyze';
import type { LayerId } from '../architecture/architecture';
import type { Design } from '../document/document';
import type { UnitLevel } from '../plots/unitCone';
import type { AllText } from '../text/enLate';
import { bothAxes } from '../util/perAxis';
import { conv, createChain, createKnown } from './lessonDesigns';
import { computeUnitLevels } from './unitLevels';

/** What is drawn: rows of units with a cone, a field on the image, or the glyphs of a few layers. */
export type GlossaryDrawing =
  | { readonly kind: 'units'; readonly levels: readonly UnitLevel[]; readonly unit: number }
  | {
      readonly kind: 'glyphs';
      readonly design: Design;
      readonly analysis: Analysis;
      readonly layers: readonly LayerId[];
    };

function look(design: Design): Analysis {
  const { architecture, resolution, rule } = design;
  return analyze(architecture, { resolution, rule });
}

/** The cone of the middle unit of the last layer of a chain. */
const drawUnits = (design: Design, last: string) => (): GlossaryDrawing => {
  const levels = computeUnitLevels(design.architecture, look(design), last as LayerId, 0);
  if (levels === null) throw new RangeError(`${last} has no rows of units`);
  return { kind: 'units', levels, unit: Math.floor((levels.at(-1)?.length ?? 1) / 2) };
};

const drawGlyphs =
  (create: () => Design, ...names: readonly string[]) =>
  (): GlossaryDrawing => {
    const design = create();
    return { kind: 'glyphs', design, analysis: look(design), layers: names.map((name) => name as LayerId) };
  };

const half = { stride: bothAxes(2) };
const vgg16 = () => createKnown('vgg16', 32, { head: 'gap' });
const one = createChain(15, [conv('conv', 3)]);
const two = createChain(15, [conv('conv1', 3), conv('conv2', 3)]);
const strided = createChain(15, [conv('conv1', 3, half), conv('conv2', 3)]);
const dilated = createChain(15, [conv('conv', 3, { dilation: bothAxes(3) })]);
const unpadded = createChain(15, [conv('conv', 3, { padding: 'valid' }), conv('next', 3)]);

/** The drawings; terms without one are words only. */
export const glossaryDrawings: Readonly<
  Partial<Record<keyof AllText['glossary']['terms'], () => GlossaryDrawing>>
> = {
  unit: drawUnits(one, 'conv'),
  map: drawUnits(strided, 'conv1'),
  field: drawUnits(two, 'conv2'),
  kernel: drawUnits(createChain(15, [conv('conv', 5)]), 'conv'),
  stride: drawUnits(createChain(15, [conv('conv', 3, half)]), 'conv'),
  jump: drawUnits(strided, 'conv2'),
  padding: drawUnits(unpadded, 'next'),
  dilation: drawUnits(dilated, 'conv'),
  productive: drawGlyphs(vgg16, 'conv1', 'conv3', 'conv5', 'conv6'),
  critical: drawGlyphs(vgg16, 'conv6', 'conv7', 'conv8'),
  unproductive: drawGlyphs(vgg16, 'conv8', 'conv10', 'conv13'),
  border: drawGlyphs(vgg16, 'conv6', 'conv7', 'conv8', 'conv9'),
};
