/** @file The tab of the dock that trains: set up, watch, look at layers and pictures, compare runs. */
import { type ComponentType, useEffect } from 'react';
import { useStore } from '../../state/store';
import { recallSetup, rememberSetup } from '../../state/training/keptSetup';
import { refreshKept } from '../../state/training/refreshKept';
import { getRunControl } from '../../state/training/runControl';
import type { TrainSection } from '../../state/training/trainingView';
import { getTabIds, Tabs, useTabsBase } from '../../ui/Tabs';
import { useLostFocus } from '../../ui/useLostFocus';
import { useElementSize } from '../canvas/useElementSize';
import { useLateText } from '../useLateText';
import { CurvesView } from './CurvesView';
import { LayersView } from './LayersView';
import { PicturesView } from './PicturesView';
import { RunBar } from './RunBar';
import { RunProblems } from './RunProblems';
import { RunsView } from './RunsView';
import { focusSection, showSection } from './runActions';
import { SetupView } from './SetupView';
import type { ViewProps } from './viewProps';
import './TrainPanel.css';

const views: Readonly<Record<TrainSection, ComponentType<ViewProps>>> = {
  setup: SetupView,
  curves: CurvesView,
  layers: LayersView,
  pictures: PicturesView,
  runs: RunsView,
};

/** What the style leaves free around a view. */
const sidePadding = 16;
const endPadding = 28;
/** Where the panel is drawn larger it is not whole pixels wide, and up to half a pixel narrower than is read. */
const rounding = 1;
/** Below this width, as in the style, a part has this height. */
const narrowWidth = 528;
const narrowHeight = 300;

/** Between looks at what other tabs train. */
const lookMs = 2000;

const sections = Object.keys(views) as readonly TrainSection[];

/** The panel. */
export default function TrainPanel() {
  const { train } = useLateText();
  const section = useStore(({ training }) => training.section);
  const base = useTabsBase();
  const ids = getTabIds(base, section);
  const View = views[section];
  const [ref, size] = useElementSize();
  // A part may lead to another one, and is gone then with its button.
  useLostFocus(section, focusSection);
  const width = (size?.width ?? 640) - 2 * sidePadding - rounding;
  // On a phone the whole panel scrolls, and a part is as high as it likes.
  const height = width < narrowWidth ? narrowHeight : (size?.height ?? 320) - endPadding;
  useEffect(() => {
    const look = () => void getRunControl().lookForOthers();
    look();
    const timer = setInterval(look, lookMs);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    void getRunControl().readKept();
    void refreshKept();
    useStore
      .getState()
      .updateTraining((view) => (view.setup === null ? { ...view, setup: recallSetup() } : view));
  }, []);
  const setup = useStore(({ training }) => training.setup);
  useEffect(() => {
    // A run may have kept its pictures: the next visit takes them from there, too.
    if (setup?.data.kind === 'kept') rememberSetup(setup);
  }, [setup]);
  return (
    <div className="train-panel">
      <RunBar />
      <RunProblems />
      <div className="train-tabs">
        <Tabs
          base={base}
          tabs={sections.map((id) => ({ id, label: train.sections[id] }))}
          value={section}
          label={train.sectionsLabel}
          onChange={showSection}
        />
      </div>
      <div className="train-view" ref={ref} role="tabpanel" id={ids.panel} aria-labelledby={ids.tab}>
        <View room={{ width, height }} />
      </div>
    </div>
  );
}
