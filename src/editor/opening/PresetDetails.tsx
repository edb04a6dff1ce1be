/** @file What is known of a network, its options, and the button that opens it. */
import { useId } from 'react';
import type { LayerNode } from '../../architecture/architecture';
import type { Preset, PresetOptionValues } from '../../presets/preset';
import { Button } from '../../ui/Button';
import { FieldRow } from '../../ui/FieldRow';
import { SelectField } from '../../ui/SelectField';
import type { PerAxis } from '../../util/perAxis';
import { ParameterField } from '../inspector/ParameterField';
import { useLateText } from '../useLateText';

/** Which image a network is opened on. */
export type ImageChoice = 'published' | 'now';

/** What the details need. */
export interface PresetDetailsProps {
  readonly preset: Preset;
  readonly values: PresetOptionValues;
  readonly image: ImageChoice;
  /** Of the design that is open: [height, width] in pixels. */
  readonly resolution: PerAxis<number>;
  readonly onValues: (values: PresetOptionValues) => void;
  readonly onImage: (image: ImageChoice) => void;
  readonly onOpen: () => void;
}

/** The details of one network. */
export function PresetDetails(props: PresetDetailsProps) {
  const { preset, values, image, resolution, onValues, onImage, onOpen } = props;
  const { opening } = useLateText();
  const id = useId();
  return (
    <section className="preset-details" aria-label={preset.name}>
      <h3>{preset.name}</h3>
      <p className="source">{opening.formatFacts(preset)}</p>
      <div className="parameters">
        <FieldRow label={opening.image} htmlFor={id}>
          <SelectField
            id={id}
            label={opening.image}
            value={image}
            options={[
              { value: 'published', label: opening.asPublished(preset.defaultResolution) },
              { value: 'now', label: opening.asNow(resolution) },
            ]}
            onChange={onImage}
          />
        </FieldRow>
        {Object.entries(preset.options).map(([name, spec]) => (
          <ParameterField
            key={name}
            nodes={noNodes}
            name={name}
            spec={spec}
            values={[values[name] ?? spec.default]}
            onChange={(change) => {
              const value = change(values[name] ?? spec.default, null);
              if (typeof value === 'number' || typeof value === 'string')
                onValues({ ...values, [name]: value });
            }}
            onEnd={ignore}
          />
        ))}
      </div>
      <Button look="primary" onClick={onOpen}>
        {opening.open(preset.name)}
      </Button>
    </section>
  );
}

const ignore = () => {};
const noNodes: readonly LayerNode[] = [];
