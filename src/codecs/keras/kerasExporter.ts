/**
 * @file Keras 3 code, functional style, channels last: blocks that repeat are functions, rows of them loops; run it
 * for the model's summary. Padding that Keras has no rule for is written out for the design's image size.
 */
import type { Analysis } from '../../analysis/analysis';
import type { Architecture, LayerId, LayerNode } from '../../architecture/architecture';
import type { Design } from '../../document/document';
import type { LayerKind } from '../../layers/catalogue';
import { getChannels, type Shape } from '../../layers/shape';
import { enAll } from '../../text/enAll';
import { checkRunnable } from '../exportable';
import type { Exporter, ExportOptions, ExportResult } from '../exporter';
import type { ExportNote } from '../exportProblem';
import { buildProgram } from '../python/buildProgram';
import { cleanComment } from '../python/comments';
import { collectCallees, collectHelpers } from '../python/helpers';
import { pythonWords } from '../python/identifiers';
import { toSnakeCase, toWord } from '../python/names';
import { createProgram } from '../python/templates';
import { kerasHelpers } from './kerasHelpers';
import { Inexpressible, translateLayer } from './kerasLayers';
import { writeModelFunction, writeTemplateFunction } from './writeFunctions';

const noShape: Shape = { features: 1 };

function getShape(analysis: Analysis, id: LayerId | undefined): Shape {
  return (id === undefined ? undefined : analysis.layers.get(id)?.shape) ?? noShape;
}

function translate(analysis: Analysis, { id, layer, inputs }: LayerNode) {
  const shapes = inputs.map((input) => getShape(analysis, input));
  return translateLayer(layer, {
    input: shapes[0] ?? noShape,
    inputs: shapes,
    output: getShape(analysis, id),
  });
}

/** The first layer that has no form in Keras, or null. */
function findInexpressible({ layers }: Architecture, analysis: Analysis): ExportResult | null {
  for (const node of layers.values()) {
    try {
      translate(analysis, node);
    } catch (error) {
      if (!(error instanceof Inexpressible)) throw error;
      const { name, layer } = node;
      return {
        ok: false,
        problem: { code: 'inexpressible', layer: name, kind: layer.kind, reason: error.reason },
      };
    }
  }
  return null;
}

/** Whether values differ a little: Keras samples and pads in its own way. */
function isApproximated({ layer }: LayerNode): boolean {
  if (layer.kind !== 'Upsample') return false;
  const { alignCorners, mode, scale, size } = layer.params;
  if (mode === 'bilinear') return alignCorners;
  return size !== null || scale.some((factor) => !Number.isInteger(factor));
}

function collectNotes({ layers }: Architecture): readonly ExportNote[] {
  const nodes = [...layers.values()];
  const notes: ExportNote[] = [];
  const opaque = nodes.filter((node) => node.layer.kind === 'Opaque');
  if (opaque.length > 0) notes.push({ code: 'placeholders', layers: opaque.map(({ name }) => name) });
  const kind: LayerKind = 'Upsample';
  const approximated = nodes.filter(isApproximated);
  if (approximated.length > 0)
    notes.push({ code: 'approximated', kind, layers: approximated.map(({ name }) => name) });
  return notes;
}

function write(design: Design, options: ExportOptions = {}): ExportResult {
  const checked = checkRunnable(design, options);
  if ('problem' in checked) return { ok: false, problem: checked.problem };
  const { analysis } = checked;
  const { architecture, title, resolution } = design;
  const refusal = findInexpressible(architecture, analysis);
  if (refusal !== null) return refusal;
  const text = (options.text ?? enAll).exports;
  const network = buildProgram(architecture, (node) => translate(analysis, node));
  const program = createProgram(network, {
    countChannels: (tensor) => getChannels(getShape(analysis, tensor)),
    reserved: [
      ...pythonWords,
      ...Object.keys(kerasHelpers),
      'keras',
      'layers',
      'ops',
      'create_model',
      'x',
      'i',
    ],
    formatName: toSnakeCase,
  });
  const [height, width] = resolution;
  const channels = getChannels(getShape(analysis, network.inputs[0]));
  const name = toWord(title) || 'network';
  const documentation = text
    .describeNetwork({ title: title || name, shape: { channels, height, width }, totals: analysis.totals })
    .map(cleanComment);
  const functions = [
    ...collectHelpers(kerasHelpers, collectCallees(network)),
    ...program.templates.map((template) =>
      writeTemplateFunction(
        template,
        program,
        cleanComment(text.describeBlocks(template.instances.map((block) => block.name))),
      ),
    ),
    writeModelFunction(program, { name, shape: [height, width, channels], documentation }),
    'if __name__ == "__main__":\n    create_model().summary()\n',
  ];
  const body = functions.join('\n\n\n');
  const imports = /\bops\./.test(body) ? 'from keras import layers, ops' : 'from keras import layers';
  const content = `# ${cleanComment(text.madeBy)}\n\nimport keras\n${imports}\n\n\n${body}`;
  return { ok: true, content, notes: collectNotes(architecture) };
}

/** Writes Keras 3 code. */
export const kerasExporter: Exporter = { id: 'keras', extension: '.py', mediaType: 'text/x-python', write };
