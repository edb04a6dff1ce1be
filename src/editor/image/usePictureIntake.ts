/** @file Takes somebody's picture wherever it comes from: chosen, dropped on the tab, or pasted while it is open. */
import { type DragEvent, useCallback, useEffect, useState } from 'react';
import { useStore } from '../../state/store';
import { chooseFiles } from '../training/chooseFiles';
import { findPictureFile, type PictureProblem, readPicture } from './readPicture';

/** What came of the last try, and the ways in. */
export interface PictureIntake {
  readonly problem: PictureProblem | null;
  setProblem(problem: PictureProblem | null): void;
  /** Reads a picture and shows it; what is wrong with it becomes the problem. */
  take(source: Blob, name: string): Promise<void>;
  /** Asks for a file. */
  choose(): Promise<void>;
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** Listens to the clipboard as long as it is used. */
export function usePictureIntake(): PictureIntake {
  const [problem, setProblem] = useState<PictureProblem | null>(null);
  const setView = useStore((state) => state.setImageView);
  const take = useCallback(
    async (source: Blob, name: string) => {
      const read = await readPicture(source, name);
      setProblem('problem' in read ? read.problem : null);
      if ('picture' in read) setView({ picture: read.picture, box: null });
    },
    [setView],
  );
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const file = findPictureFile(event.clipboardData?.files ?? []);
      if (file === null) return;
      // A picture is for this tab; layers and links are text, and go to the network.
      event.preventDefault();
      event.stopPropagation();
      void take(file, file.name);
    };
    document.addEventListener('paste', onPaste, true);
    return () => document.removeEventListener('paste', onPaste, true);
  }, [take]);
  return {
    problem,
    setProblem,
    take,
    choose: async () => {
      const [chosen] = await chooseFiles({ isFolder: false, accept: 'image/*' });
      if (chosen !== undefined) await take(chosen.file, chosen.path);
    },
    onDragOver: (event) => event.preventDefault(),
    onDrop: (event) => {
      const file = findPictureFile(event.dataTransfer.files);
      if (file === null) return;
      // The window takes what nobody has taken: designs, sets to train on.
      event.preventDefault();
      void take(file, file.name);
    },
  };
}
