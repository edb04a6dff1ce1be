/**
 * @file A mutable builder for architectures: the way presets and importers write networks down.
 *
 * Each call adds one layer and returns its id; a layer without explicit inputs continues from the last one.
 */
import { createLayer, type Layer, type LayerKind, type LayerParams } from '../layers/catalogue';
import type { Architecture, GroupId, LayerGroup, LayerId, LayerNode, LayerSource } from './architecture';

/** What may be said of a layer beyond its kind, name and parameters. */
export interface LayerOptions {
  /** The layers that feed it; by default the layer that was added last (none for the first). */
  readonly inputs?: readonly LayerId[];
  readonly source?: LayerSource;
  readonly notes?: string;
}

/** Collects layers and groups; `build` returns the finished value. */
export interface ArchitectureBuilder {
  /** The layer that was added last. @throws Error before the first layer. */
  readonly last: LayerId;
  /**
   * Adds a layer behind the last one, or behind `options.inputs`. The id is the name; where that is taken, the
   * name with `_2`, `_3`, ... appended.
   */
  add<K extends LayerKind>(
    kind: K,
    name: string,
    params?: Partial<LayerParams<K>>,
    options?: LayerOptions,
  ): LayerId;
  /** Adds the layers made inside `body` to a new group, nested in the group that is open; returns body's result. */
  group<T>(kind: LayerGroup['kind'], name: string, body: () => T): T;
  build(): Architecture;
}

/** Starts an empty builder. */
export function createBuilder(): ArchitectureBuilder {
  const layers = new Map<LayerId, LayerNode>();
  const groups = new Map<GroupId, LayerGroup>();
  let last: LayerId | null = null;
  let openGroup: GroupId | null = null;
  const createId = (name: string, taken: { has(id: string): boolean }): string => {
    if (!taken.has(name)) return name;
    let count = 2;
    while (taken.has(`${name}_${count}`)) count += 1;
    return `${name}_${count}`;
  };
  return {
    get last() {
      if (last === null) throw new Error('No layer has been added yet');
      return last;
    },
    add(kind, name, params, options = {}) {
      const id = createId(name, layers as ReadonlyMap<string, unknown>) as LayerId;
      const { inputs = last === null ? [] : [last], ...rest } = options;
      layers.set(id, {
        id,
        name,
        layer: createLayer(kind, params) as Layer,
        inputs,
        group: openGroup,
        ...rest,
      });
      last = id;
      return id;
    },
    group(kind, name, body) {
      const id = createId(name, groups as ReadonlyMap<string, unknown>) as GroupId;
      const parent = openGroup;
      groups.set(id, { id, name, kind, parent });
      openGroup = id;
      try {
        return body();
      } finally {
        openGroup = parent;
      }
    },
    build: () => ({ layers: new Map(layers), groups: new Map(groups) }),
  };
}
