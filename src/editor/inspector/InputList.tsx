/** @file What feeds a layer, by port: buttons that lead there, change the order, and cut. */
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { LayerId, LayerNode } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import { IconButton } from '../../ui/Button';
import { useLateText } from '../useLateText';
import { LayerLink } from './LayerLink';

const loadEdits = () => import('../commands/wireEdits');

function InputRow({
  node,
  port,
  source,
}: {
  readonly node: LayerNode;
  readonly port: number;
  readonly source: LayerId;
}) {
  const { wiring } = useLateText();
  const name = useStore(({ design }) => design.architecture.layers.get(source)?.name ?? source);
  const count = node.inputs.length;
  const edge = { target: node.id, port };
  const move = (to: number) => void loadEdits().then(({ orderInput }) => orderInput(edge, to));
  return (
    <li className="input-row">
      {count > 1 && <span className="input-place">{port + 1}</span>}
      <LayerLink id={source} />
      {count > 1 && (
        <>
          <IconButton label={wiring.inputUp(name)} disabled={port === 0} onClick={() => move(port - 1)}>
            <ArrowUp size={16} aria-hidden="true" />
          </IconButton>
          <IconButton
            label={wiring.inputDown(name)}
            disabled={port === count - 1}
            onClick={() => move(port + 1)}
          >
            <ArrowDown size={16} aria-hidden="true" />
          </IconButton>
        </>
      )}
      <IconButton
        label={wiring.cutHere(name, node.name)}
        onClick={() => void loadEdits().then(({ cutInput }) => cutInput(edge))}
      >
        <X size={16} aria-hidden="true" />
      </IconButton>
    </li>
  );
}

/** The inputs of a layer in their order; nothing where there are none. */
export function InputList({ node }: { readonly node: LayerNode }) {
  const { inspector } = useLateText();
  if (node.inputs.length === 0) return null;
  return (
    <div className="links">
      <h3>{inspector.inputs}</h3>
      <ol className="input-rows">
        {node.inputs.map((source, port) => {
          // The row goes with its layer, so that a button that moved it keeps the focus.
          const turn = node.inputs.slice(0, port).filter((id) => id === source).length;
          return <InputRow key={`${source} ${turn}`} node={node} port={port} source={source} />;
        })}
      </ol>
    </div>
  );
}
