/** @file Which pictures the network learns from. */
import { FolderOpen, Upload } from 'lucide-react';
import { type DragEvent, useId, useState } from 'react';
import { type DataFile, type DataSource, servedDataPath } from '../../training/dataset';
import { setupLimits } from '../../training/setupSchema';
import type { RunSetup } from '../../training/trainedRun';
import { Button } from '../../ui/Button';
import { FieldRow } from '../../ui/FieldRow';
import { TextField } from '../../ui/TextField';
import { useLateText } from '../useLateText';
import { chooseFiles } from './chooseFiles';
import { readDroppedFiles } from './droppedFiles';
import { KeptDataList } from './KeptDataList';
import { PictureSizeRows } from './PictureSizeRows';
import { createFileSource, isCifar10, pictureSettings } from './pictureFiles';
import { NumberRow, SelectRow, SetupGroup, SwitchRow } from './SetupRows';
import { useKeptData } from './useKeptData';
import { changeSetup } from './useSetup';

type SourceChoice = 'synthetic' | 'cifar10' | 'own' | 'address';

const syntheticSource = { kind: 'synthetic', seed: 1, scale: 1, trainCount: 2000, testCount: 500 } as const;
/** The name under which CIFAR10 is kept. */
const cifar10Name = 'CIFAR10';

function getChoice(source: DataSource, ownChoice: SourceChoice | null): SourceChoice {
  if (source.kind === 'synthetic') return 'synthetic';
  if (source.kind === 'address') return 'address';
  if (source.kind === 'files' && source.files.length > 0) return isCifar10(source.files) ? 'cifar10' : 'own';
  return ownChoice ?? 'cifar10';
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
  const handleDrop = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setIsOver(false);
    void readDroppedFiles(event.dataTransfer).then((dropped) => {
      if (dropped.length > 0) onChoose(dropped);
    });
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
      <Button onClick={() => void chooseFiles({ isFolder: false }).then(onChoose)}>
        <Upload size={16} aria-hidden="true" />
        {words.chooseFiles}
      </Button>
      {choice === 'own' && (
        <Button onClick={() => void chooseFiles({ isFolder: true }).then(onChoose)}>
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

/** Whether what was read stays, which takes space: asked, never assumed. */
function KeepRows({
  source,
  name,
  onChange,
}: {
  readonly source: Extract<DataSource, { kind: 'files' | 'address' }>;
  readonly name: string;
  readonly onChange: (keepAs: string | null) => void;
}) {
  const words = useLateText().train.setup;
  const id = useId();
  const { keepAs } = source;
  return (
    <>
      <SwitchRow
        label={words.keep}
        title={words.keepHint}
        checked={keepAs !== null}
        onChange={(isOn) => onChange(isOn ? name : null)}
      />
      {keepAs !== null && (
        <FieldRow label={words.keepName} htmlFor={id}>
          <TextField
            id={id}
            label={words.keepName}
            value={keepAs}
            onChange={(value) => onChange(value || name)}
          />
        </FieldRow>
      )}
      {keepAs !== null && <p className="quiet">{words.keepHint}</p>}
    </>
  );
}

/** The set and what belongs to it. */
export function DataGroup({ setup }: { readonly setup: RunSetup }) {
  const words = useLateText().train.setup;
  const { data } = setup;
  const [ownChoice, setOwnChoice] = useState<SourceChoice | null>(
    data.kind === 'files' || data.kind === 'kept' ? 'cifar10' : null,
  );
  const { kept, refresh } = useKeptData();
  const choice = getChoice(data, ownChoice);
  const change = (source: DataSource) => changeSetup({ ...setup, data: source });
  const addressId = useId();
  const choose = (next: SourceChoice) => {
    setOwnChoice(next);
    if (next === 'synthetic') change(syntheticSource);
    else if (next === 'address')
      change({
        kind: 'address',
        address: new URL(servedDataPath, document.baseURI).href,
        settings: pictureSettings,
        keepAs: null,
      });
    else {
      const known = next === 'cifar10' ? kept.find(({ name }) => name === cifar10Name) : undefined;
      change(known !== undefined ? { kind: 'kept', name: known.name } : createFileSource([]));
    }
  };
  const hints: Readonly<Record<SourceChoice, string>> = {
    synthetic: words.syntheticHint,
    cifar10: words.cifar10Hint,
    own: words.ownHint,
    address: words.addressHint,
  };
  return (
    <SetupGroup title={words.data} hint={hints[choice]}>
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
        </>
      )}
      {(choice === 'cifar10' || choice === 'own') && (
        <FileRows
          source={data}
          choice={choice}
          onChoose={(files) => change({ kind: 'files', files, settings: pictureSettings, keepAs: null })}
        />
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
      {choice === 'own' && data.kind === 'files' && (
        <PictureSizeRows settings={data.settings} onChange={(settings) => change({ ...data, settings })} />
      )}
      {((data.kind === 'files' && data.files.length > 0) || data.kind === 'address') && (
        <KeepRows
          source={data}
          name={choice === 'own' ? words.sources.own : cifar10Name}
          onChange={(keepAs) => change({ ...data, keepAs })}
        />
      )}
      <KeptDataList
        kept={kept}
        chosen={data.kind === 'kept' ? data.name : null}
        onChoose={(name) => change({ kind: 'kept', name })}
        onDeleted={refresh}
      />
    </SetupGroup>
  );
}
