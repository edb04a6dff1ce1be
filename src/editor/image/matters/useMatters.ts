/** @file What is known of what matters to the unit that is shown, and what can be asked. */
import { useMemo } from 'react';
import type { Field } from '../../../analysis/analysis';
import { useInsight, type WeightsChoice } from '../../../state/insight/insightView';
import { type TrainedSource, useTrainedSource } from '../../../state/insight/trainedSource';
import { useStore } from '../../../state/store';
import type { ClassMap } from '../../../training/classMap';
import type { EffectiveField } from '../../../training/effectiveField';
import type { ShownLayer } from '../shownLayers';
import type { Sight } from '../sight';
import { createClassKey, createFieldKey, type Subject } from './questions';

/** What belongs to the unit, the layer and the picture that are shown. */
export interface Matters {
  readonly name: string;
  readonly subject: Subject;
  /** Of the layer; null where its units see the whole image. */
  readonly layerField: Field | null;
  /** Whether the unit has a field of its own. */
  readonly hasField: boolean;
  /** The run whose weights fit; null where there is none. */
  readonly source: TrainedSource | null;
  /** The class that is asked about; null for the answer of the network. */
  readonly label: number | null;
  readonly weights: WeightsChoice;
  readonly fieldKey: string;
  /** Null until it is computed. */
  readonly field: EffectiveField | null;
  /** Null without trained weights. */
  readonly classKey: string | null;
  readonly map: ClassMap | null;
}

/** A class that was chosen, where the run knows it: it may be one of an earlier run on other pictures. */
function findLabel(source: TrainedSource | null, label: number | null): number | null {
  return source === null || label === null || label >= source.classNames.length ? null : label;
}

/** Follows the design, the place that is looked at, the runs and the answers. */
export function useMatters(
  { id, name, facts }: Pick<ShownLayer, 'id' | 'name' | 'facts'>,
  { unit }: Pick<Sight, 'unit'>,
): Matters {
  const architecture = useStore((state) => state.design.architecture);
  const resolution = useStore((state) => state.design.resolution);
  const picture = useStore((state) => state.imageView.picture);
  const source = useTrainedSource();
  const chosenLabel = useInsight((view) => view.label);
  const label = findLabel(source, chosenLabel);
  const chosen = useInsight((view) => view.weights);
  const weights = source === null ? 'random' : chosen;
  const channels = useMemo(() => {
    const input = [...architecture.layers.values()].find(({ layer }) => layer.kind === 'Input');
    return input?.layer.kind === 'Input' ? input.layer.params.channels : 3;
  }, [architecture]);
  const subject = { layer: id, resolution, unit, picture, channels };
  const fieldKey = createFieldKey(architecture, subject, weights === 'random' ? null : source);
  const classKey = source === null ? null : createClassKey(architecture, subject, source, label);
  const field = useInsight((view) => view.fields.get(fieldKey) ?? null);
  const map = useInsight((view) => (classKey === null ? null : (view.maps.get(classKey) ?? null)));
  const hasField = facts.field !== null && unit !== null;
  return {
    name,
    subject,
    layerField: facts.field,
    hasField,
    source,
    label,
    weights,
    fieldKey,
    field,
    classKey,
    map,
  };
}
