/** @file What of the page a teacher leaves for a lesson: panels, layer kinds, the seed of training. */
import { type Assignment, assignmentPanels, assignmentSeedLimits } from '../document/assignment';
import { useLateText } from '../editor/useLateText';
import { type LayerKind, layerKinds } from '../layers/catalogue';
import { Segmented } from '../ui/Segmented';
import { toggleEntry } from './assignmentDraft';
import { CheckList } from './CheckList';
import { CountField } from './CountField';

/** What is ticked where a teacher begins to choose. */
const usualKinds: readonly LayerKind[] = ['Conv2d', 'MaxPool2d', 'BatchNorm', 'ReLU'];

const offered = layerKinds.filter((kind) => kind !== 'Input' && kind !== 'Opaque');

/** The fields. */
export function LimitFields({
  assignment,
  onChange,
}: {
  readonly assignment: Assignment;
  readonly onChange: (change: Partial<Assignment>) => void;
}) {
  const { assignments: words, layers } = useLateText();
  const { panels, kinds, seed } = assignment;
  return (
    <>
      <CheckList
        label={words.panels}
        options={assignmentPanels.map((value) => ({ value, label: words.panelNames[value] }))}
        chosen={panels}
        onToggle={(panel) => onChange({ panels: toggleEntry(assignmentPanels, panels, panel) })}
      />
      <div className="step-row">
        <span>{words.kinds}</span>
        <Segmented
          label={words.kinds}
          value={kinds === null ? 'all' : 'some'}
          options={[
            { value: 'all', label: words.allKinds },
            { value: 'some', label: words.someKinds },
          ]}
          onChange={(value) => onChange({ kinds: value === 'all' ? null : usualKinds })}
        />
      </div>
      {kinds !== null && (
        <CheckList
          label={words.someKinds}
          options={offered.map((value) => ({ value, label: layers.kinds[value] }))}
          chosen={kinds}
          onToggle={(kind) => onChange({ kinds: toggleEntry(layerKinds, kinds, kind) })}
        />
      )}
      <div className="step-row">
        <span title={words.seedHint}>{words.seed}</span>
        <Segmented
          label={words.seed}
          value={seed === null ? 'own' : 'same'}
          options={[
            { value: 'own', label: words.ownSeed },
            { value: 'same', label: words.sameSeed },
          ]}
          onChange={(value) => onChange({ seed: value === 'own' ? null : 1 })}
        />
        {seed !== null && (
          <CountField
            label={words.seed}
            value={seed}
            limits={assignmentSeedLimits}
            onChange={(value) => onChange({ seed: value })}
          />
        )}
      </div>
    </>
  );
}
