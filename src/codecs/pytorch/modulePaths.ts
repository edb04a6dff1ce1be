/**
 * @file Where each layer's module stands in the PyTorch code: `layer1.0.conv1`, so that hooks and trained numbers find
 * it. Layers that are written in place have no module.
 */
import type { LayerId, LayerNode } from '../../architecture/architecture';
import type { LayerKind } from '../../layers/catalogue';
import { type Block, isSequence } from '../python/block';
import type { Program, Template } from '../python/templates';
import { type WrittenItem, writeNetwork, writeTemplate } from '../python/written';
import { writeAttributes } from './writeClasses';

type Path = readonly string[];

/** The layers of a block in the order in which they are written; blocks of one template agree in it. */
function listLayers({ items }: Block): readonly LayerNode[] {
  return items.flatMap(({ content }) =>
    content.type === 'layer' ? [content.node] : listLayers(content.block),
  );
}

/** Finds paths, a template once for all its blocks. */
class PathFinder {
  private readonly program: Program;
  private readonly known = new Map<Template, ReadonlyMap<LayerId, Path>>();

  constructor(program: Program) {
    this.program = program;
  }

  find(): ReadonlyMap<LayerId, Path> {
    return this.findInClass(writeNetwork(this.program));
  }

  private findInClass(items: readonly WrittenItem[]): ReadonlyMap<LayerId, Path> {
    const { names } = writeAttributes(items);
    const found = new Map<LayerId, Path>();
    for (const item of items) this.place(item, names.get(item) ?? [], found);
    return found;
  }

  /** An nn.Sequential: its modules go by numbers. */
  private findInSequence(items: readonly WrittenItem[]): ReadonlyMap<LayerId, Path> {
    const found = new Map<LayerId, Path>();
    let next = 0;
    for (const item of items) {
      const { written } = item;
      const count = written.type === 'calls' ? written.calls.length : written.type === 'operation' ? 0 : 1;
      const names = Array.from({ length: count }, (_, index) => String(next + index));
      next += count;
      this.place(item, names, found);
    }
    return found;
  }

  /** Notes the paths of an item whose modules have these names. */
  private place({ item, written }: WrittenItem, names: Path, into: Map<LayerId, Path>): void {
    const { content } = item;
    const [name = ''] = names;
    if (written.type === 'calls' && content.type === 'layer') {
      // The call without a suffix is the layer; others pad and crop.
      const main = written.calls.findIndex(({ suffix }) => suffix === '');
      const own = names[main];
      if (own !== undefined) into.set(content.node.id, [own]);
    } else if (written.type === 'chain')
      for (const [id, path] of this.findInSequence(written.items)) into.set(id, [name, ...path]);
    else if (written.type === 'instance' && content.type === 'block') {
      const template = this.program.getTemplate(content.block);
      if (template === null) return;
      const paths = this.findInTemplate(template);
      const models = listLayers(template.block);
      for (const [index, { id }] of listLayers(content.block).entries()) {
        const path = paths.get(models[index]?.id ?? id);
        if (path !== undefined) into.set(id, [name, ...path]);
      }
    }
  }

  private findInTemplate(template: Template): ReadonlyMap<LayerId, Path> {
    const known = this.known.get(template);
    if (known !== undefined) return known;
    const items = writeTemplate(template, this.program);
    const paths = isSequence(template.block) ? this.findInSequence(items) : this.findInClass(items);
    this.known.set(template, paths);
    return paths;
  }
}

/** The path of the module of each layer that has one. */
export function findModulePaths(program: Program): ReadonlyMap<LayerId, string> {
  return new Map([...new PathFinder(program).find()].map(([id, path]) => [id, path.join('.')]));
}

/** What the tensors of a composite layer are called in its class, where that is not as elsewhere. */
const innerNames: Readonly<Partial<Record<LayerKind, (name: string) => string>>> = {
  SqueezeExcitation: (name) => name.replace(/^fc1/, 'squeeze').replace(/^fc2/, 'excite'),
  SpatialAttention: (name) => `conv.${name}`,
};

/** The name of a layer's tensor in the module's state: `layer1.0.conv1.weight`. */
export function nameState(path: string, kind: LayerKind, name: string): string {
  return `${path}.${innerNames[kind]?.(name) ?? name}`;
}
