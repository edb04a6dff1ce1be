/** @file Every parameter of a layer, as its catalogue describes them. */
import type { LayerNode } from '../../architecture/architecture';
import { getParameters } from '../../layers/validate';
import { useLateText } from '../useLateText';
import { endBurst, setParameter } from './layerEdits';
import { ParameterField } from './ParameterField';

/** The parameters of a layer. */
export function ParameterForm({ node }: { readonly node: LayerNode }) {
  const text = useLateText();
  const { kind, params } = node.layer;
  const values = params as Readonly<Record<string, unknown>>;
  const parameters = Object.entries(getParameters(kind));
  return (
    <section className="parameters" aria-label={text.inspector.parameters}>
      {parameters.length === 0 && <p className="quiet">{text.inspector.noParameters}</p>}
      {parameters.map(([name, spec]) => (
        <ParameterField
          key={name}
          node={node}
          name={name}
          spec={spec}
          value={values[name]}
          onChange={(value) => setParameter(node, name, value, text)}
          onEnd={endBurst}
        />
      ))}
    </section>
  );
}
