/**
 * @file An analysis as JSON, `fovea-analysis/1`: what `fovea analyze --json` prints. The README documents every field;
 * fields are never renamed or removed within version 1.
 */
import { type Analysis, computeCenter, type LayerAnalysis, type Status } from '../../analysis/analysis';
import type { Severity } from '../../analysis/diagnostic';
import {
  type Architecture,
  isLayerOf,
  type LayerNode,
  type LayerSource,
} from '../../architecture/architecture';
import type { StatusRule } from '../../architecture/statusRule';
import type { LayerKind } from '../../layers/catalogue';
import type { Shape } from '../../layers/shape';
import { joinExplanation } from '../../text/en/words';
import type { AllText } from '../../text/enLate';
import type { PerAxis } from '../../util/perAxis';

/** One layer. Pairs are [height, width] in input pixels. */
export interface LayerJson {
  readonly id: string;
  readonly name: string;
  readonly kind: LayerKind;
  /** Ids of the layers that feed it, by port. */
  readonly inputs: readonly string[];
  /** Null where an error leaves it unknown. */
  readonly shape: Shape | null;
  /** All four are null where a unit sees the whole input, or nothing of it. */
  readonly receptiveField: {
    readonly min: PerAxis<number> | null;
    readonly max: PerAxis<number> | null;
    readonly low: PerAxis<number> | null;
    readonly high: PerAxis<number> | null;
  };
  readonly jump: PerAxis<number> | null;
  readonly center: PerAxis<number> | null;
  readonly globalContext: boolean;
  readonly status: Status;
  readonly border: boolean;
  readonly params: number;
  readonly macs: number;
  readonly memoryBytes: number;
  /** Empty where the layer was not imported. */
  readonly source: LayerSource;
}

/** What was read of an imported file. */
export interface ImportJson {
  readonly format: string;
  readonly nodesRead: number;
  readonly unsupported: readonly { readonly op: string; readonly count: number }[];
}

/** The whole analysis. */
export interface AnalysisJson {
  readonly schema: 'fovea-analysis/1';
  /** `channels` is null in a network without an Input layer. */
  readonly input: { readonly channels: number | null; readonly height: number; readonly width: number };
  readonly rule: StatusRule;
  readonly layers: readonly LayerJson[];
  readonly totals: { readonly params: number; readonly macs: number; readonly memoryBytes: number };
  readonly borderLayers: readonly string[];
  readonly tail: string | null;
  readonly feasibleResolution: { readonly min: PerAxis<number>; readonly max: PerAxis<number> };
  readonly feasibleResolutionVariants: {
    readonly widening: PerAxis<number>;
    readonly toolboxDefault: PerAxis<number>;
    readonly toolboxLowerBound: PerAxis<number>;
  };
  readonly diagnostics: readonly {
    readonly code: string;
    readonly severity: Severity;
    readonly layer: string | null;
    readonly message: string;
  }[];
  /** Null where nothing was imported. */
  readonly import: ImportJson | null;
}

function writeLayer({ id, name, layer, inputs, source }: LayerNode, analysis: LayerAnalysis): LayerJson {
  const { field, shape, globalContext, status, isBorder, params, macs, memoryBytes } = analysis;
  return {
    id,
    name,
    kind: layer.kind,
    inputs,
    shape,
    receptiveField: {
      min: field?.min ?? null,
      max: field?.max ?? null,
      low: field?.low ?? null,
      high: field?.high ?? null,
    },
    jump: field?.jump ?? null,
    center: field && computeCenter(field),
    globalContext,
    status,
    border: isBorder,
    params,
    macs,
    memoryBytes,
    source: { ...source },
  };
}

function writeLayers({ layers }: Architecture, analysis: Analysis): LayerJson[] {
  const written: LayerJson[] = [];
  for (const node of layers.values()) {
    const found = analysis.layers.get(node.id);
    if (found !== undefined) written.push(writeLayer(node, found));
  }
  return written;
}

/** The JSON form of an analysis of this architecture. */
export function writeAnalysis(
  architecture: Architecture,
  analysis: Analysis,
  text: AllText['diagnostics'],
  report: ImportJson | null = null,
): AnalysisJson {
  const image = [...architecture.layers.values()].find((node) => isLayerOf(node, 'Input'));
  const [height, width] = analysis.input.resolution;
  const { params, macs, memoryBytes } = analysis.totals;
  const { min, max, ...variants } = analysis.feasibleResolution;
  return {
    schema: 'fovea-analysis/1',
    input: { channels: image?.layer.params.channels ?? null, height, width },
    rule: analysis.input.rule,
    layers: writeLayers(architecture, analysis),
    totals: { params, macs, memoryBytes },
    borderLayers: analysis.borderLayers,
    tail: analysis.tail,
    feasibleResolution: { min, max },
    feasibleResolutionVariants: variants,
    diagnostics: analysis.diagnostics.map((diagnostic) => ({
      code: diagnostic.code,
      severity: diagnostic.severity,
      layer: diagnostic.layer,
      message: joinExplanation(
        text.formatDiagnostic(diagnostic, (id) => architecture.layers.get(id)?.name ?? id),
      ),
    })),
    import: report && {
      format: report.format,
      nodesRead: report.nodesRead,
      unsupported: report.unsupported.map(({ op, count }) => ({ op, count })),
    },
  };
}
