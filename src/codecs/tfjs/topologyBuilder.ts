/** @file The topology of a tfjs layers model in the making: layers by name, and the layers that feed them. */

/** A layer's settings, in the words of the file. */
export type TfjsConfig = Readonly<Record<string, unknown>>;

/** A layer as the file has it. */
export interface TfjsLayer {
  readonly name: string;
  readonly class_name: string;
  readonly config: TfjsConfig;
  readonly inbound_nodes: readonly unknown[];
}

/** Collects layers; every function returns the layer's name, which stands for its output. */
export interface TopologyBuilder {
  readonly layers: readonly TfjsLayer[];
  /** A name that nothing has yet, the wanted one if that is free. */
  createName(wanted: string): string;
  add(className: string, name: string, config: TfjsConfig, inputs: readonly string[]): string;
}

/** Starts without layers. */
export function createTopologyBuilder(): TopologyBuilder {
  const layers: TfjsLayer[] = [];
  const taken = new Set<string>();
  return {
    layers,
    createName(wanted) {
      let name = wanted;
      for (let count = 2; taken.has(name); count++) name = `${wanted}_${count}`;
      taken.add(name);
      return name;
    },
    add(className, name, config, inputs) {
      const nodes = inputs.length === 0 ? [] : [inputs.map((input) => [input, 0, 0, {}])];
      layers.push({ name, class_name: className, config: { name, ...config }, inbound_nodes: nodes });
      return name;
    },
  };
}
