/** @file Chooses what the open design is compared with: one that was open, one that is kept, a known network, a link, a file. */
import { useRef } from 'react';
import { compareWith } from '../../state/compare/startCompare';
import { openFile } from '../../state/openFile';
import { useStore } from '../../state/store';
import { Dialog } from '../../ui/Dialog';
import { PickList } from '../commands/PickList';
import { FileChooser } from '../opening/FileChooser';
import { useLateText } from '../useLateText';
import { findLinkChoice, useCompareChoices } from './compareChoices';
import './CompareDialog.css';

/** The dialog. */
export default function CompareDialog() {
  const text = useLateText();
  const { comparing: words, panels } = text;
  const choices = useCompareChoices(text);
  const isDone = useRef(false);
  const close = () => useStore.getState().showDialog(null);
  const find = (query: string) => {
    const link = findLinkChoice(query, text);
    if (link !== null) return 'problem' in link ? [] : [link];
    const asked = query.toLowerCase().split(/\s+/).filter(Boolean);
    return choices.filter(({ label, note }) => {
      const said = `${label} ${note}`.toLowerCase();
      return asked.every((word) => said.includes(word));
    });
  };
  return (
    <Dialog
      isOpen
      isTitleHidden
      className="pick-dialog compare-dialog"
      title={words.chooseTitle}
      closeLabel={panels.close}
      onClose={close}
    >
      <PickList
        label={words.search}
        listLabel={words.choices}
        emptyText={(query) => {
          const link = findLinkChoice(query, text);
          return link !== null && 'problem' in link ? link.problem : words.formatNothingFound(query);
        }}
        find={(query) =>
          find(query).map(({ id, label, note, load, view }) => ({
            ...{ id, label, note },
            onPick: async () => {
              if (isDone.current) return;
              isDone.current = true;
              const other = await load();
              close();
              if (other === null) useStore.getState().showNotice({ text: words.gone });
              else compareWith(other, view);
            },
          }))
        }
      />
      <FileChooser
        hint={words.fileHint}
        onFile={({ file }) => {
          close();
          void openFile({ file, isCompared: true }, (design) => compareWith(design));
        }}
      />
    </Dialog>
  );
}
