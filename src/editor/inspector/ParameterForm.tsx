/** @file Parameters of one layer, or those that several have in common, as their catalogues describe them. */
import type { LayerNode } from '../../architecture/architecture';
import type { CommonParameter } from '../../architecture/commonParams';
import { useLateText } from '../useLateText';
import { endBurst, setParameter } from './layerEdits';
import { ParameterField } from './ParameterField';

/** The fields; `label` names the section. */
export function ParameterForm({
  nodes,
  parameters,
  label,
}: {
  readonly nodes: readonly LayerNode[];
  readonly parameters: readonly CommonParameter[];
  readonly label: string;
}) {
  const text = useLateText();
  return (
    <section className="parameters" aria-label={label}>
      {parameters.map(({ name, spec, values }) => (
        <ParameterField
          key={name}
          nodes={nodes}
          name={name}
          spec={spec}
          values={values}
          onChange={(change) => setParameter(nodes, name, change, text)}
          onEnd={endBurst}
        />
      ))}
    </section>
  );
}
