/**
 * @file PyTorch code: one file with an nn.Module that reads as a person would write it, blocks that repeat as
 * classes of their own, and a summary when it is run. Works on PyTorch 1.13 and 2.
 */
import type { Analysis } from '../../analysis/analysis';
import { type Architecture, isLayerOf, type LayerId, type LayerNode } from '../../architecture/architecture';
import type { Design } from '../../document/document';
import type { LayerKind } from '../../layers/catalogue';
import { getChannels, type Shape } from '../../layers/shape';
import { enAll } from '../../text/enAll';
import { checkRunnable } from '../exportable';
import type { Exporter, ExportOptions, ExportResult } from '../exporter';
import type { ExportNote, ExportProblem } from '../exportProblem';
import { buildProgram } from '../python/buildProgram';
import { cleanComment } from '../python/comments';
import { collectCallees, collectHelpers } from '../python/helpers';
import { pythonWords, toClassName } from '../python/identifiers';
import { createProgram, type Program } from '../python/templates';
import { pytorchHelpers } from './pytorchHelpers';
import { translateLayer } from './pytorchLayers';
import { isTransposedApproximated } from './slidingCalls';
import { writeNetworkClass, writeTemplateClass } from './writeClasses';

const noShape: Shape = { features: 1 };

/** The shape of a layer's output; a design without errors has one for each. */
function getShape(analysis: Analysis, id: LayerId | undefined): Shape {
  return (id === undefined ? undefined : analysis.layers.get(id)?.shape) ?? noShape;
}

function createTranslator(analysis: Analysis) {
  return ({ id, layer, inputs }: LayerNode) => {
    const shapes = inputs.map((input) => getShape(analysis, input));
    return translateLayer(layer, {
      input: shapes[0] ?? noShape,
      inputs: shapes,
      output: getShape(analysis, id),
    });
  };
}

function collectNotes({ layers }: Architecture, analysis: Analysis): readonly ExportNote[] {
  const nodes = [...layers.values()];
  const notes: ExportNote[] = [];
  const opaque = nodes.filter((node) => node.layer.kind === 'Opaque').map(({ name }) => name);
  if (opaque.length > 0) notes.push({ code: 'placeholders', layers: opaque });
  const translate = createTranslator(analysis);
  const kind: LayerKind = 'ConvTranspose2d';
  const filled = nodes.filter(
    (node) => isLayerOf(node, kind) && node.layer.params.bias && isTransposedApproximated(translate(node)),
  );
  if (filled.length > 0) notes.push({ code: 'approximated', kind, layers: filled.map(({ name }) => name) });
  return notes;
}

const imports = (isUsed: (name: string) => boolean) =>
  [
    ...(isUsed('math.') ? ['import math', ''] : []),
    'import torch',
    'import torch.nn as nn',
    ...(isUsed('F.') ? ['import torch.nn.functional as F'] : []),
  ].join('\n');

function writeMain(name: string, channels: number, [height, width]: Design['resolution']): string {
  return `def summarize(model, *shape):
    """Prints output shape and parameters of every top-level module, for images of this shape."""
    shapes = {}

    def watch(name):
        def hook(module, inputs, output):
            outputs = output if isinstance(output, tuple) else (output,)
            shapes[name] = ", ".join("x".join(map(str, item.shape[1:])) for item in outputs)

        return hook

    hooks = [module.register_forward_hook(watch(name)) for name, module in model.named_children()]
    model.eval()
    try:
        with torch.no_grad():
            model(torch.zeros(1, *shape))
    except NotImplementedError as error:
        print(f"stopped at an operation that is not known: {error}")
    for hook in hooks:
        hook.remove()

    def count(module):
        return sum(parameter.numel() for parameter in module.parameters())

    rows = [("module", "type", "output", "parameters")]
    for name, module in model.named_children():
        rows.append((name, type(module).__name__, shapes.get(name, ""), f"{count(module):,}"))
    rows.append(("total", "", "", f"{count(model):,}"))
    widths = [max(map(len, column)) for column in zip(*rows)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row[:3], widths)]
        print("  ".join([*cells, row[3].rjust(widths[3])]))


if __name__ == "__main__":
    summarize(${name}(), ${channels}, ${height}, ${width})`;
}

/** A design's program in PyTorch's words. */
interface PytorchProgram {
  readonly program: Program;
  /** The class of the network. */
  readonly name: string;
  readonly analysis: Analysis;
}

/** The program of a design, or why there is none. */
export function createPytorchProgram(
  design: Design,
  options: ExportOptions = {},
): PytorchProgram | { readonly problem: ExportProblem } {
  const checked = checkRunnable(design, options);
  if ('problem' in checked) return checked;
  const { analysis } = checked;
  const network = buildProgram(design.architecture, createTranslator(analysis));
  const name = toClassName(design.title);
  const program = createProgram(network, {
    countChannels: (tensor) => getChannels(getShape(analysis, tensor)),
    reserved: [...pythonWords, ...Object.keys(pytorchHelpers), name, 'torch', 'nn', 'F', 'summarize'],
  });
  return { program, name, analysis };
}

function write(design: Design, options: ExportOptions = {}): ExportResult {
  const made = createPytorchProgram(design, options);
  if ('problem' in made) return { ok: false, problem: made.problem };
  const { program, name, analysis } = made;
  const { network } = program;
  const { architecture, title, resolution } = design;
  const text = (options.text ?? enAll).exports;
  const channels = getChannels(getShape(analysis, network.inputs[0]));
  const { pixelScale } = options;
  const documentation = [
    ...text.describeNetwork({
      title: title || name,
      shape: { channels, height: resolution[0], width: resolution[1] },
      totals: analysis.totals,
    }),
    ...(pixelScale ? text.describePixels(pixelScale) : []),
  ];
  const classes = [
    ...program.templates.map((template) =>
      writeTemplateClass(template, program, [
        cleanComment(text.describeBlocks(template.instances.map((block) => block.name))),
      ]),
    ),
    writeNetworkClass(program, { name, documentation: documentation.map(cleanComment) }),
  ];
  const body = [...collectHelpers(pytorchHelpers, collectCallees(network)), ...classes];
  const source = body.join('\n\n\n');
  const content = [
    `# ${cleanComment(text.madeBy)}`,
    imports((word) => source.includes(word)),
    '',
    source,
    '',
    writeMain(name, channels, resolution),
    '',
  ]
    .join('\n\n')
    .replace(/\n{4,}/g, '\n\n\n');
  return { ok: true, content, notes: collectNotes(architecture, analysis) };
}

/** Writes PyTorch code. */
export const pytorchExporter: Exporter = {
  id: 'pytorch',
  extension: '.py',
  mediaType: 'text/x-python',
  write,
};
