/** @file The inspector: what the selected layer is, why it has its status, and every parameter to change. */
import { getGroupPath, type LayerId } from '../../architecture/architecture';
import { selectAnalysis } from '../../state/selectors';
import { type Store, useStore } from '../../state/store';
import { TextField } from '../../ui/TextField';
import { useLateText } from '../useLateText';
import { ConnectionList } from './ConnectionList';
import { FactsGrid } from './FactsGrid';
import { FindingList } from './FindingList';
import { endBurst, renameLayer } from './layerEdits';
import { NetworkOverview } from './NetworkOverview';
import { ParameterForm } from './ParameterForm';
import { WhyBox } from './WhyBox';
import './Inspector.css';

/** The selected layer where exactly one is selected. */
function selectSingle({ selection }: Store): LayerId | null {
  const [id] = selection;
  return id !== undefined && selection.size === 1 ? id : null;
}

/** The content of the layer panel. */
export function Inspector() {
  const { inspector } = useLateText();
  const id = useStore(selectSingle);
  const count = useStore((state) => state.selection.size);
  if (id !== null) return <LayerInspector key={id} id={id} />;
  if (count === 0) return <NetworkOverview />;
  return (
    <div className="inspector">
      <p className="quiet">{inspector.several(count)}</p>
    </div>
  );
}

function LayerInspector({ id }: { readonly id: LayerId }) {
  const text = useLateText();
  const node = useStore((state) => state.design.architecture.layers.get(id));
  const facts = useStore((state) => selectAnalysis(state).layers.get(id));
  const architecture = useStore((state) => state.design.architecture);
  if (node === undefined || facts === undefined) return null;
  const groups = getGroupPath(architecture, node.group).map(({ name }) => name);
  return (
    <div className="inspector">
      <div className="inspector-head">
        <TextField
          className="name-field"
          value={node.name}
          label={text.inspector.name}
          onChange={(name) => renameLayer(node, name, text)}
          onEnd={endBurst}
        />
        <p className="quiet">{text.inspector.formatPlace(text.layers.kinds[node.layer.kind], groups)}</p>
      </div>
      <WhyBox node={node} facts={facts} />
      <FindingList layer={id} />
      <ParameterForm node={node} />
      <FactsGrid node={node} facts={facts} />
      <ConnectionList node={node} />
    </div>
  );
}
