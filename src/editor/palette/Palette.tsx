/** @file The palette: every layer kind and block, to add behind what is selected or to drag onto the network. */
import { useStore } from '../../state/store';
import { useMediaQuery } from '../../ui/useMediaQuery';
import { focusLayer } from '../canvas/focusLayer';
import { DragHint } from '../canvas/wiring/DragHint';
import { useLateText } from '../useLateText';
import { addEntry } from './addEntry';
import { PaletteList } from './PaletteList';
import { paletteSearchId, takePaletteFocus } from './paletteSearch';

const always = () => true;

/** From the search field back to the network. */
function leave(field: HTMLInputElement | null): void {
  const [selected] = useStore.getState().selection;
  if (selected === undefined) field?.blur();
  else focusLayer(selected);
}

/**
 * The palette.
 *
 * @param isExplained whether each name has its explanation below it; so it is where nothing can hover.
 * @param onDrop is told when something was dragged out of it.
 */
export function Palette({
  isExplained = false,
  onDrop,
}: {
  readonly isExplained?: boolean;
  readonly onDrop?: () => void;
}) {
  const { palette } = useLateText();
  const cannotHover = useMediaQuery('(hover: none)');
  return (
    <>
      <PaletteList
        label={palette.search}
        idle={palette.idle}
        fieldId={paletteSearchId}
        fieldKey="/"
        isExplained={isExplained || cannotHover}
        fits={always}
        onChoose={(id, place) => {
          addEntry(id, false, place);
          if (place !== undefined) onDrop?.();
        }}
        onLeave={leave}
        onReady={takePaletteFocus}
      />
      <DragHint of="carried" />
    </>
  );
}
