/** @file What holds for the whole network, where no layer is selected: border, tail, sizes that fit, findings. */
import type { LayerId } from '../../architecture/architecture';
import { maxNotesLength } from '../../document/limits';
import { useAnalysis } from '../../state/selectors';
import { useStore } from '../../state/store';
import { joinExplanation } from '../../text/en/words';
import { Term } from '../../ui/Term';
import { TextArea } from '../../ui/TextArea';
import { TextField } from '../../ui/TextField';
import { TopSuggestions } from '../advice/TopSuggestions';
import { renameDesign } from '../toolbar/renameDesign';
import { useLateText } from '../useLateText';
import { ChangeReport } from './ChangeReport';
import { checkName } from './checkName';
import { ExplainFold } from './explain/ExplainFold';
import { NetworkExplanation } from './explain/NetworkExplanation';
import { FindingList } from './FindingList';
import { LayerLinks } from './LayerLinks';
import { endBurst, selectOnly, writeDesignNotes } from './layerEdits';

/** Findings shown at most; the layers carry the others. */
const maxFindings = 30;

/** The overview. */
export function NetworkOverview() {
  const text = useLateText();
  const words = text.inspector;
  const analysis = useAnalysis();
  const layers = useStore((state) => state.design.architecture.layers);
  const isHidden = useStore((state) => state.hidden.size > 0);
  const { feasibleResolution: fit, borderLayers, tail, diagnostics } = analysis;
  const getName = (id: LayerId) => layers.get(id)?.name ?? id;
  const tailSize = [...analysis.layers.values()].filter(({ isTail }) => isTail).length;
  const variants = [
    [words.fits, words.formatRange(fit.min, fit.max)],
    [words.variants.widening, words.formatFrom(fit.widening)],
    [words.variants.toolboxDefault, words.formatFrom(fit.toolboxDefault)],
    [words.variants.toolboxLowerBound, words.formatFrom(fit.toolboxLowerBound)],
  ] as const;
  // Before anything sees more than a pixel there is no size to name.
  const isSeeing = fit.max.some((side) => side > 1);
  const ofLayers = diagnostics.filter(({ layer }) => layer !== null);
  return (
    <div className="inspector">
      <div className="inspector-head">
        <h2 className="visually-hidden">{words.network}</h2>
        <DesignName />
        <p className="quiet">{words.empty}</p>
      </div>
      <FindingList layer={null} />
      <TopSuggestions />
      {!isHidden && <ChangeReport layer={null} />}
      <LayerLinks title={words.borderLayers} term="border" ids={borderLayers} />
      {tail !== null && <LayerLinks title={words.formatTail(tailSize)} term="tail" ids={[tail]} />}
      {!isHidden && isSeeing && (
        <section aria-label={words.fits}>
          <dl className="facts single">
            {variants.map(([label, value]) => (
              <div key={label}>
                <dt>{label === words.fits ? <Term name="fits">{label}</Term> : label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {!isHidden && <ExplainFold>{() => <NetworkExplanation />}</ExplainFold>}
      {ofLayers.length > 0 && (
        <section className="links" aria-label={words.findings}>
          <h3>{words.countFindings(ofLayers.length)}</h3>
          <ul className="finding-links">
            {ofLayers.slice(0, maxFindings).map((diagnostic, position) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: findings have no identity, and their order is theirs
              <li key={position}>
                <button
                  type="button"
                  onClick={() => diagnostic.layer !== null && selectOnly(diagnostic.layer)}
                >
                  {joinExplanation(text.diagnostics.formatDiagnostic(diagnostic, getName))}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <DesignNotes />
    </div>
  );
}

function DesignName() {
  const text = useLateText();
  const title = useStore((state) => state.design.title);
  return (
    <TextField
      className="name-field"
      value={title}
      label={text.inspector.designName}
      check={(name) => (name === '' ? null : checkName(name, text))}
      placeholder={text.toolbar.untitled}
      onChange={(value) => renameDesign(value, text)}
      onEnd={endBurst}
    />
  );
}

function DesignNotes() {
  const text = useLateText();
  const { inspector: words } = text;
  const notes = useStore((state) => state.design.notes);
  return (
    <TextArea
      label={words.designNotes}
      value={notes}
      placeholder={words.designNotesHint}
      maxLength={maxNotesLength}
      onChange={(value) => writeDesignNotes(value, text)}
      onEnd={endBurst}
    />
  );
}
