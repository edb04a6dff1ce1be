/**
 * @file Writes a training project: a zip with the network as PyTorch code and a script that trains it on one machine or
 * many, whose results come back as a run.
 */
import { strToU8, zipSync } from 'fflate';
import type { Analysis } from '../../analysis/analysis';
import type { Architecture, LayerId } from '../../architecture/architecture';
import { findFinalSoftmax } from '../../architecture/finalSoftmax';
import type { Design } from '../../document/document';
import { getChannels, isMapShape, type Shape } from '../../layers/shape';
import { enAll } from '../../text/enAll';
import type { Exporter, ExportOptions, ExportResult } from '../exporter';
import { writeDesign } from '../json/writeDesign';
import { describePixels } from '../pixelScale';
import { findModulePaths, nameState } from '../pytorch/modulePaths';
import { createPytorchProgram, pytorchExporter } from '../pytorch/pytorchExporter';
import { writeSafetensors } from '../safetensors/safetensors';
import { listWeightSpecs } from '../weightSpecs';
import { dataSource } from './dataSource';
import { keepingSource } from './keepingSource';
import { loopSource } from './loopSource';
import { measureSource } from './measureSource';
import { readingSource } from './readingSource';
import { paperProject } from './recipe';
import { recipeSource } from './recipeSource';
import { teamSource } from './teamSource';
import { trainSource } from './trainSource';
import { weightsSource } from './weightsSource';

/** Red, green, blue: as on the page, whatever is read comes as these. */
const channels = 3;

/** Times in an archive are those of the files on the disk; these have none. */
const noTime = new Date(1980, 0, 1);

const measuredKinds: ReadonlySet<string> = new Set(['Conv2d', 'ConvTranspose2d', 'Linear']);

/** What the script must know of a layer that has weights. */
function describeLayers(
  { layers }: Architecture,
  analysis: Analysis,
  paths: ReadonlyMap<LayerId, string>,
): readonly object[] {
  return [...layers.values()].flatMap(({ id, layer, inputs }) => {
    const path = paths.get(id);
    const input = analysis.layers.get(inputs[0] ?? id)?.shape;
    if (path === undefined || !input) return [];
    const specs = listWeightSpecs(layer, input);
    if (specs.length === 0) return [];
    const tensors = Object.fromEntries(specs.map(({ name }) => [name, nameState(path, layer.kind, name)]));
    return [{ id, path, isMeasured: measuredKinds.has(layer.kind), tensors }];
  });
}

/** The only answer of a network, if it is a vector. */
function findAnswer({ layers }: Architecture, analysis: Analysis): Shape | null {
  const fed = new Set([...layers.values()].flatMap(({ inputs }) => inputs));
  const [only, ...others] = [...layers.keys()].filter((id) => !fed.has(id));
  const shape = only && analysis.layers.get(only)?.shape;
  return others.length === 0 && shape && !isMapShape(shape) ? shape : null;
}

function write(design: Design, options: ExportOptions = {}): ExportResult {
  const made = createPytorchProgram(design, options);
  if ('problem' in made) return { ok: false, problem: made.problem };
  const { architecture, title, resolution } = design;
  const { analysis, name, program } = made;
  const opaque = [...architecture.layers.values()].find(({ layer }) => layer.kind === 'Opaque');
  if (opaque !== undefined) {
    const problem = {
      code: 'inexpressible',
      layer: opaque.name,
      kind: opaque.layer.kind,
      reason: 'opaque',
    } as const;
    return { ok: false, problem };
  }
  const answer = findAnswer(architecture, analysis);
  if (answer === null) return { ok: false, problem: { code: 'no-classifier' } };
  const image = [...architecture.layers.values()].find(({ layer }) => layer.kind === 'Input');
  const imageShape = image && analysis.layers.get(image.id)?.shape;
  const actual = imageShape ? getChannels(imageShape) : channels;
  if (actual !== channels)
    return { ok: false, problem: { code: 'wrong-channels', actual, needed: channels } };
  const code = pytorchExporter.write(design, options);
  if (!code.ok) return code;
  const { weights, pixelScale } = options;
  const { recipe, probes, side, setup } = options.project ?? paperProject;
  const project = {
    name: title || name,
    image: { channels, height: resolution[0], width: resolution[1] },
    classes: getChannels(answer),
    endsInSoftmax: findFinalSoftmax(architecture, (id) => analysis.layers.get(id)?.shape ?? null) !== null,
    recipe: { ...recipe, probes, ...(side !== undefined && { side }) },
    layers: describeLayers(architecture, analysis, findModulePaths(program)),
    design: writeDesign(design),
    ...(setup && { setup }),
    ...(pixelScale && { pixelScale }),
  };
  const { exports: text } = options.text ?? enAll;
  const files: Record<string, string | Uint8Array> = {
    'README.md': text.describeProject({ title: title || name, epochs: recipe.epochs, side: side ?? null }),
    'model.py': String(code.content),
    'train.py': trainSource.replace('NETWORK as Network', `${name} as Network`),
    'keeping.py': keepingSource,
    'loop.py': loopSource,
    'recipe.py': recipeSource,
    'team.py': teamSource,
    'data.py': dataSource,
    'reading.py': readingSource,
    'measure.py': measureSource,
    'weights.py': weightsSource,
    'requirements.txt': 'torch>=1.13\nnumpy\npillow\ntorchvision\n',
    'project.json': `${JSON.stringify(project, null, 1)}\n`,
    ...(weights && {
      'weights.safetensors': writeSafetensors(weights, pixelScale && describePixels(pixelScale)),
    }),
  };
  const entries = Object.entries(files).map(([file, content]) => [
    `training/${file}`,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  const content = zipSync(Object.fromEntries(entries), { level: 9, mtime: noTime });
  return { ok: true, content, notes: code.notes };
}

/** Writes training projects. */
export const projectExporter: Exporter = {
  id: 'project',
  extension: '.zip',
  mediaType: 'application/zip',
  write,
};
