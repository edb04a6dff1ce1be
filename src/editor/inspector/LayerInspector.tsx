/** @file What one layer is, why it has its status, every parameter to change, and what somebody noted about it. */
import { getGroupPath, type LayerId, type LayerNode } from '../../architecture/architecture';
import { findCommonParameters } from '../../architecture/commonParams';
import { maxNotesLength } from '../../document/limits';
import { selectAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { HelpArea } from '../../ui/HelpArea';
import { TextArea } from '../../ui/TextArea';
import { TextField } from '../../ui/TextField';
import { useLateText } from '../useLateText';
import { ChangeReport } from './ChangeReport';
import { ConnectionList } from './ConnectionList';
import { checkName } from './checkName';
import { ExplainFold } from './explain/ExplainFold';
import { LayerExplanation } from './explain/LayerExplanation';
import { FactsGrid } from './FactsGrid';
import { FindingList } from './FindingList';
import { KindField } from './KindField';
import { endBurst, renameLayer, writeLayerNotes } from './layerEdits';
import { ParameterForm } from './ParameterForm';
import { WhyBox } from './WhyBox';

function Parameters({ node }: { readonly node: LayerNode }) {
  const { inspector } = useLateText();
  const architecture = useStore((state) => state.design.architecture);
  const parameters = architecture.layers.has(node.id) ? findCommonParameters(architecture, [node.id]) : [];
  if (parameters.length === 0)
    return (
      <section className="parameters" aria-label={inspector.parameters}>
        <p className="quiet">{inspector.noParameters}</p>
      </section>
    );
  return (
    <HelpArea hint={inspector.parametersHint}>
      <ParameterForm nodes={[node]} parameters={parameters} label={inspector.parameters} />
    </HelpArea>
  );
}

/** The inspector of one layer. */
export function LayerInspector({ id }: { readonly id: LayerId }) {
  const text = useLateText();
  const words = text.inspector;
  const node = useStore((state) => state.design.architecture.layers.get(id));
  const facts = useStore((state) => selectAnalysis(state).layers.get(id));
  const architecture = useStore((state) => state.design.architecture);
  const isHidden = useStore((state) => state.hidden.size > 0);
  if (node === undefined || facts === undefined) return null;
  const groups = getGroupPath(architecture, node.group).map(({ name }) => name);
  return (
    <div className="inspector">
      <div className="inspector-head">
        <h2 className="visually-hidden">{text.panels.inspector}</h2>
        <TextField
          className="name-field"
          value={node.name}
          label={words.name}
          check={(name) => checkName(name, text)}
          onChange={(name) => renameLayer(node, name, text)}
          onEnd={endBurst}
        />
        <p className="quiet">{words.formatPlace(text.layers.kinds[node.layer.kind], groups)}</p>
      </div>
      {isHidden ? <p className="quiet">{text.lessons.hidden}</p> : <WhyBox node={node} facts={facts} />}
      <FindingList layer={id} />
      <KindField nodes={[node]} />
      <Parameters node={node} />
      {!isHidden && <ChangeReport layer={id} />}
      {!isHidden && <FactsGrid node={node} facts={facts} />}
      {!isHidden && <ExplainFold>{() => <LayerExplanation node={node} facts={facts} />}</ExplainFold>}
      <TextArea
        label={words.notes}
        value={node.notes ?? ''}
        placeholder={words.notesHint}
        maxLength={maxNotesLength}
        onChange={(notes) => writeLayerNotes(node, notes, text)}
        onEnd={endBurst}
      />
      <ConnectionList node={node} />
    </div>
  );
}
