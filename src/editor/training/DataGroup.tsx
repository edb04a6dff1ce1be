/** @file Which pictures the network learns from. */
import { FolderOpen, Upload } from 'lucide-react';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useStore } from '../../state/store';
import { refreshKept } from '../../state/training/refreshKept';
import { getRunControl } from '../../state/training/runControl';
import { type DataFile, type DataSource, servedDataPath } from '../../training/dataset';
import { deleteKeptData } from '../../training/keptData';
import { listPaths } from '../../training/keptSize';
import { obeysSettings } from '../../training/obeysSettings';
import { setupLimits } from '../../training/setupSchema';
import type { RunSetup } from '../../training/trainedRun';
import { Button } from '../../ui/Button';
import { FieldRow } from '../../ui/FieldRow';
import { TextField } from '../../ui/TextField';
import { useLostFocus } from '../../ui/useLostFocus';
import { useLateText } from '../useLateText';
import { chooseFiles } from './chooseFiles';
import { readDroppedFiles } from './droppedFiles';
import { KeepRows } from './KeepRows';
import { KeptDataList } from './KeptDataList';
import { PictureSizeRows } from './PictureSizeRows';
import {
  cifar10Name,
  createKeptSource,
  createSameSource,
  getSourceChoice,
  nameFiles,
  pictureSettings,
  type SourceChoice,
} from './pictureFiles';
import { NumberRow, SelectRow, SetupGroup } from './SetupRows';
import { useKeptData } from './useKeptData';
import { changeSetup } from './useSetup';

const syntheticSource = { kind: 'synthetic', seed: 1, scale: 1, trainCount: 2000, testCount: 500 } as const;

/** The name that is offered for a set that is to be kept. */
function nameSource(source: Extract<DataSource, { kind: 'files' | 'address' }>, usual: string): string {
  const isSaid = source.kind === 'files' && source.isCifar10 === true;
  if (isSaid && getSourceChoice(source) === 'cifar10') return cifar10Name;
  const paths = listPaths(source);
  // Of an address only its last part may be a name.
  const named = source.kind === 'files' ? paths : paths.map((path) => path.split('/').at(-1) ?? '');
  return nameFiles(named) ?? usual;
}

/** Files that were chosen, or a place to choose them. */
function FileRows({
  source,
  choice,
  onChoose,
}: {
  readonly source: DataSource;
  readonly choice: 'cifar10' | 'own';
  readonly onChoose: (files: readonly DataFile[]) => void;
}) {
  const words = useLateText().train.setup;
  const [isOver, setIsOver] = useState(false);
  const files = source.kind === 'files' ? source.files : [];
  // Who leaves the dialog, or drops nothing that is a file, keeps what was chosen before.
  const take = (chosen: readonly DataFile[]) => {
    if (chosen.length > 0) onChoose(chosen);
  };
  const handleDrop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setIsOver(false);
    void readDroppedFiles(event.dataTransfer).then(take);
  };
  return (
    <fieldset
      className="file-drop"
      aria-label={words.chooseFiles}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={handleDrop}
    >
      <Button onClick={() => void chooseFiles({ isFolder: false }).then(take)}>
        <Upload size={16} aria-hidden="true" />
        {words.chooseFiles}
      </Button>
      {choice === 'own' && (
        <Button onClick={() => void chooseFiles({ isFolder: true }).then(take)}>
          <FolderOpen size={16} aria-hidden="true" />
          {words.chooseFolder}
        </Button>
      )}
      {files.length > 0 && (
        <p className="quiet">
          {words.chosen(
            files.length,
            files.reduce((sum, { file }) => sum + file.size, 0),
          )}
        </p>
      )}
      {source.kind === 'files' && source.isLost === true && <p className="warning">{words.lost}</p>}
    </fieldset>
  );
}

/** The set and what belongs to it. */
export function DataGroup({ setup }: { readonly setup: RunSetup }) {
  const words = useLateText().train.setup;
  const { data } = setup;
  const kept = useKeptData();
  const group = useRef<HTMLElement>(null);
  const [deletions, setDeletions] = useState(0);
  useLostFocus(String(deletions), () => {
    const find = (selector: string) => group.current?.querySelector<HTMLElement>(selector);
    (find('.kept-row input') ?? find('select'))?.focus();
  });
  const choice = getSourceChoice(data);
  const change = (source: DataSource) => changeSetup({ ...setup, data: source });
  const addressId = useId();
  /** Files, or none yet; how pictures are read stays as it is set. */
  const createFiles = (of: SourceChoice, files: readonly DataFile[] = []): DataSource => {
    const source = createSameSource(data, files);
    return of === 'cifar10' ? { ...source, isCifar10: true } : source;
  };
  const choose = (next: SourceChoice) => {
    if (next === 'synthetic') change(syntheticSource);
    else if (next === 'address')
      change({
        kind: 'address',
        address: new URL(servedDataPath, document.baseURI).href,
        settings: ('settings' in data && data.settings) || pictureSettings,
        keepAs: null,
      });
    else {
      const known = next === 'cifar10' ? kept.find(({ name }) => name === cifar10Name) : undefined;
      change(known !== undefined ? createKeptSource(known) : createFiles(next));
    }
  };
  const remove = async (name: string) => {
    await deleteKeptData(name);
    getRunControl().keep();
    await refreshKept();
    setDeletions((count) => count + 1);
    const now = useStore.getState().training.setup;
    if (now?.data.kind !== 'kept' || now.data.name !== name) return;
    changeSetup({ ...now, data: createFiles(choice) });
  };
  const hints: Readonly<Record<SourceChoice, string>> = {
    synthetic: words.syntheticHint,
    cifar10: words.cifar10Hint,
    own: words.ownHint,
    address: words.addressHint,
  };
  return (
    <SetupGroup ref={group} title={words.data} hint={hints[choice]}>
      <SelectRow label={words.source} value={choice} options={words.sources} onChange={choose} />
      {data.kind === 'synthetic' && (
        <>
          <NumberRow
            label={words.scale}
            value={data.scale}
            limits={setupLimits.scale}
            step={0.25}
            decimals={2}
            onChange={(scale) => change({ ...data, scale })}
          />
          <NumberRow
            label={words.trainCount}
            value={data.trainCount}
            limits={setupLimits.trainCount}
            step={100}
            onChange={(trainCount) => change({ ...data, trainCount })}
          />
          <NumberRow
            label={words.testCount}
            value={data.testCount}
            limits={setupLimits.testCount}
            step={100}
            onChange={(testCount) => change({ ...data, testCount })}
          />
          <NumberRow
            label={words.pictureSeed}
            title={words.pictureSeedHint}
            value={data.seed}
            limits={setupLimits.seed}
            onChange={(seed) => change({ ...data, seed })}
          />
        </>
      )}
      {(choice === 'cifar10' || choice === 'own') && (
        <FileRows source={data} choice={choice} onChoose={(files) => change(createFiles(choice, files))} />
      )}
      {data.kind === 'address' && (
        <FieldRow label={words.address} htmlFor={addressId}>
          <TextField
            id={addressId}
            label={words.address}
            value={data.address}
            onChange={(address) => change({ ...data, address })}
          />
        </FieldRow>
      )}
      {(data.kind === 'files' || data.kind === 'address') && obeysSettings(data) && (
        <PictureSizeRows settings={data.settings} onChange={(settings) => change({ ...data, settings })} />
      )}
      {((data.kind === 'files' && data.files.length > 0) || data.kind === 'address') && (
        <KeepRows
          source={data}
          wanted={nameSource(data, choice === 'cifar10' ? cifar10Name : words.sources.own)}
          taken={kept.map(({ name }) => name)}
          onChange={({ keepAs, replaces }) => change({ ...data, keepAs, replaces })}
        />
      )}
      <KeptDataList
        kept={kept}
        chosen={data.kind === 'kept' ? data.name : null}
        onChoose={(item) => change(createKeptSource(item))}
        onDelete={(name) => void remove(name)}
      />
    </SetupGroup>
  );
}
