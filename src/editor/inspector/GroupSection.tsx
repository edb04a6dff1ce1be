/** @file The selected group, or row of identical groups: its name, kind and number, what follows from it, what to do with it. */
import { useState } from 'react';
import { getGroupLayers } from '../../architecture/membership';
import { findRow } from '../../layout/folds';
import { useStore } from '../../state/store';
import { Button } from '../../ui/Button';
import { Segmented } from '../../ui/Segmented';
import { TextField } from '../../ui/TextField';
import { selectCardGraph } from '../canvas/cardGraph';
import { type ChosenGroups, selectChosenGroups } from '../canvas/chosenGroups';
import {
  foldGroup,
  joinRow,
  selectGroups,
  splitLastOff,
  splitRow,
  unfoldGroups,
} from '../canvas/groupActions';
import {
  canRepeat,
  dissolve,
  findOuter,
  moveSelectedOut,
  renameGroup,
  setKind,
} from '../commands/groupEdits';
import { useLateText } from '../useLateText';
import { checkName } from './checkName';
import { GroupFacts } from './GroupFacts';
import { endBurst } from './layerEdits';
import { RepeatField } from './RepeatField';
import './GroupSection.css';

function GroupButtons({ groups }: { readonly groups: ChosenGroups }) {
  const { groups: words } = useLateText();
  const design = useStore((state) => state.design);
  const selection = useStore((state) => state.selection);
  const graph = useStore(selectCardGraph);
  const [first] = groups;
  if (first === undefined) return null;
  const { architecture } = design;
  const outer = findOuter({ design, selection });
  const isFolded = graph.cards.some(({ folded }) => folded?.groups.includes(first));
  const isOne = groups.length > 1;
  const row = isOne ? groups : findRow(architecture, first);
  const buttons = [
    isFolded
      ? { label: words.unfoldShort, run: () => unfoldGroups(groups) }
      : { label: words.foldShort, run: () => foldGroup(first) },
    ...(isOne
      ? [
          { label: words.splitShort, run: () => splitRow(first) },
          { label: words.splitOff, run: () => splitLastOff(groups) },
        ]
      : []),
    ...(!isOne && row.length > 1
      ? [
          {
            label: words.joinShort,
            run: () => {
              joinRow(row);
              selectGroups(row);
            },
          },
        ]
      : []),
    ...(outer === null ? [] : [{ label: words.moveOut(outer.name), run: moveSelectedOut }]),
    { label: words.ungroup, run: () => dissolve(groups) },
  ];
  return (
    <div className="group-buttons">
      {buttons.map(({ label, run }, at) => (
        // The first stays where it is when it turns from folding to unfolding, and keeps the focus.
        <Button key={at === 0 ? 'fold' : label} onClick={run}>
          {label}
        </Button>
      ))}
    </div>
  );
}

function ChosenGroup({ groups }: { readonly groups: ChosenGroups }) {
  const text = useLateText();
  const { groups: words, inspector } = text;
  const design = useStore((state) => state.design);
  const isHidden = useStore((state) => state.hidden.size > 0);
  const { architecture } = design;
  const [first] = groups;
  const group = first === undefined ? undefined : architecture.groups.get(first);
  if (group === undefined) return null;
  const parent = group.parent === null ? undefined : architecture.groups.get(group.parent);
  const layers = groups.flatMap((id) => getGroupLayers(architecture, id));
  return (
    <>
      <div className="inspector-head">
        <TextField
          className="name-field"
          value={group.name}
          label={words.name}
          check={(name) => checkName(name, text)}
          onChange={(name) => renameGroup(group.id, name)}
          onEnd={endBurst}
        />
        <p className="quiet">
          {words.formatWhat(group.kind, groups.length)} {parent && words.within(parent.name)}
        </p>
      </div>
      {!isHidden && <GroupFacts layers={layers} />}
      <section className="parameters" aria-label={inspector.parameters}>
        <div className="group-kind">
          <span>{words.kind}</span>
          <Segmented
            label={words.kind}
            value={group.kind}
            options={(['stage', 'block'] as const).map((kind) => ({ value: kind, label: words.kinds[kind] }))}
            onChange={(kind) => setKind(groups, kind)}
          />
        </div>
        {canRepeat(design, groups) && <RepeatField groups={groups} />}
      </section>
      {groups.length > 1 && <p className="quiet">{words.repeatNote}</p>}
      <GroupButtons groups={groups} />
    </>
  );
}

/** The panel of what is selected as a group; nothing where that is no group. */
export default function GroupSection() {
  const { groups: words } = useLateText();
  const all = useStore(selectChosenGroups);
  const names = useStore((state) => state.design.architecture.groups);
  const [place, setPlace] = useState(0);
  const chosen = all[place] ?? all[0];
  if (chosen === undefined) return null;
  return (
    <section className="inspector group-section" aria-label={words.panel}>
      {all.length > 1 && (
        <Segmented
          label={words.which}
          value={String(all.indexOf(chosen))}
          options={all.map((groups, at) => {
            const [name = ''] = groups.map((id) => names.get(id)?.name);
            const count = groups.length > 1 ? ` ${words.formatCount(groups.length)}` : '';
            return { value: String(at), label: `${name}${count}` };
          })}
          onChange={(value) => setPlace(Number(value))}
        />
      )}
      <ChosenGroup groups={chosen} />
    </section>
  );
}
