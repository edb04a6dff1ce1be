/** @file The whole window takes files: while one is held over it, it says so. */
import { useEffect, useState } from 'react';
import { useText } from '../../state/language';
import { holdDrop } from './heldDrop';
import './DropZone.css';

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false;

/** Listens to the window; draws only while a file is held over it. */
export function DropZone() {
  const { page } = useText();
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    let isPrepared = false;
    const onDragOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      // Without this the browser would leave the page for the file.
      event.preventDefault();
      setIsHeld(true);
      if (isPrepared) return;
      isPrepared = true;
      void import('./prepareToOpen').then(
        ({ prepareToOpen }) => prepareToOpen(),
        () => {},
      );
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsHeld(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      setIsHeld(false);
      isPrepared = false;
      // What lies under the pointer may have taken the files.
      if (event.defaultPrevented || event.dataTransfer === null) return;
      event.preventDefault();
      // What was dropped is gone once this has been handled: it is taken hold of now.
      const drop = holdDrop(event.dataTransfer);
      void import('./openDropped').then(({ takeDrop }) => takeDrop(drop));
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  return isHeld ? <div className="drop-zone">{page.drop}</div> : null;
}
