/** @file Chooses the layer: by name, one before or behind, with a slider over all of them, or played from the image on. */
import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react';
import { useMemo } from 'react';
import type { LayerId } from '../../architecture/architecture';
import { useStore } from '../../state/store';
import { IconButton } from '../../ui/Button';
import { SelectField } from '../../ui/SelectField';
import { useMediaQuery } from '../../ui/useMediaQuery';
import { revealLayer } from '../canvas/revealLayer';
import { selectOnly } from '../inspector/layerEdits';
import { useLateText } from '../useLateText';
import type { ShownLayers } from './shownLayers';
import type { GrowthPlay } from './useGrowthPlay';

function choose(id: LayerId): void {
  selectOnly(id);
  revealLayer(id);
}

/** The controls. @param shown the layer that is shown: while the growth is played, one on the way. */
export function LayerWalk({
  layers: { stops, chosen },
  shown,
  play,
}: {
  readonly layers: ShownLayers;
  readonly shown: LayerId;
  readonly play: GrowthPlay;
}) {
  const { onImage: words } = useLateText();
  const nodes = useStore((state) => state.design.architecture.layers);
  const isStill = useMediaQuery('(prefers-reduced-motion: reduce)');
  const getName = (id: LayerId) => nodes.get(id)?.name || id;
  // A norm or an activation stands where the layer before it stands.
  const options = chosen === null || stops.includes(chosen) ? stops : [...stops, chosen];
  const index = stops.indexOf(shown);
  const order = useMemo(() => new Map([...nodes.keys()].map((id, position) => [id, position])), [nodes]);
  const getPosition = (id: LayerId) => order.get(id) ?? 0;
  const place = index >= 0 ? index : stops.findLastIndex((id) => getPosition(id) < getPosition(shown));
  const before = stops[index >= 0 ? index - 1 : place];
  const after = stops[place + 1];
  return (
    <div className="image-walk">
      <IconButton
        label={words.previous}
        disabled={before === undefined}
        onClick={() => before !== undefined && choose(before)}
      >
        <ChevronLeft size={16} aria-hidden="true" />
      </IconButton>
      <SelectField
        label={words.layer}
        value={shown}
        options={options.map((value) => ({ value, label: getName(value) }))}
        onChange={choose}
      />
      <IconButton
        label={words.next}
        disabled={after === undefined}
        onClick={() => after !== undefined && choose(after)}
      >
        <ChevronRight size={16} aria-hidden="true" />
      </IconButton>
      <input
        type="range"
        min={0}
        max={Math.max(stops.length - 1, 0)}
        value={Math.max(place, 0)}
        aria-label={words.walk}
        aria-valuetext={getName(shown)}
        onChange={(event) => {
          const next = stops[Number(event.target.value)];
          if (next !== undefined) choose(next);
        }}
      />
      {!isStill && (
        <IconButton
          label={play.isPlaying ? words.pause : words.play}
          disabled={stops.length < 2}
          onClick={play.toggle}
        >
          {play.isPlaying ? <Pause size={16} aria-hidden="true" /> : <Play size={16} aria-hidden="true" />}
        </IconButton>
      )}
    </div>
  );
}
