/** @file The dialog that opens known networks and files; it comes with all presets and is loaded when asked for. */
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { createDesign } from '../../document/document';
import type { Preset, PresetOptionValues } from '../../presets/preset';
import { presets } from '../../presets/presets';
import { openFile } from '../../state/openFile';
import { useStore } from '../../state/store';
import { Dialog } from '../../ui/Dialog';
import { focusLayer } from '../canvas/focusLayer';
import { openAtBorder } from '../toolbar/openDesigns';
import { useLateText } from '../useLateText';
import { FileChooser } from './FileChooser';
import { type ImageChoice, PresetDetails } from './PresetDetails';
import { PresetList } from './PresetList';
import { searchPresets } from './searchPresets';
import './OpenDialog.css';

/** The dialog. */
export default function OpenDialog() {
  const text = useLateText();
  const close = () => useStore.getState().showDialog(null);
  const hasOpened = useRef(false);
  return (
    <Dialog
      isOpen
      className="open-dialog"
      title={text.opening.title}
      closeLabel={text.panels.close}
      onClose={close}
      onFocusBack={(event) => {
        const { design, selection } = useStore.getState();
        const [layer] = [...selection, ...design.architecture.layers.keys()];
        if (!hasOpened.current || layer === undefined) return;
        // Keys are about the network that has just been opened.
        event.preventDefault();
        focusLayer(layer);
      }}
    >
      <FileChooser
        onFile={(job) => {
          close();
          void openFile(job, openAtBorder);
        }}
      />
      <PresetPicker
        onDone={() => {
          hasOpened.current = true;
          close();
        }}
      />
    </Dialog>
  );
}

function PresetPicker({ onDone }: { readonly onDone: () => void }) {
  const resolution = useStore((state) => state.design.resolution);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<Preset | null>(null);
  const [values, setValues] = useState<PresetOptionValues>({});
  const [image, setImage] = useState<ImageChoice>('published');
  const searched = useDeferredValue(query);
  const families = useMemo(() => searchPresets(presets, searched), [searched]);
  const findShown = (found: typeof families) => {
    const isFound = found.some((family) => family.presets.some((preset) => preset === chosen));
    return isFound ? chosen : (found[0]?.presets[0] ?? null);
  };
  const shown = findShown(families);

  const choose = (preset: Preset) => {
    if (preset !== shown) setValues({});
    setChosen(preset);
  };
  const open = () => {
    // Enter may come before the list has caught up with what is typed.
    const preset = searched === query ? shown : findShown(searchPresets(presets, query));
    if (preset === null) return;
    const size = image === 'published' ? preset.defaultResolution : resolution;
    const { rule } = useStore.getState().design;
    onDone();
    openAtBorder(createDesign(preset.build(values), { title: preset.name, resolution: size, rule }));
  };
  return (
    <div className="preset-picker">
      <PresetList
        families={families}
        query={query}
        chosen={shown}
        onQuery={(next) => {
          setQuery(next);
          setValues({});
        }}
        onChoose={choose}
        onOpen={open}
      />
      {shown !== null && (
        <PresetDetails
          key={shown.id}
          preset={shown}
          values={values}
          image={image}
          resolution={resolution}
          onValues={setValues}
          onImage={setImage}
          onOpen={open}
        />
      )}
    </div>
  );
}
