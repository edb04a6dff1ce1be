/** @file Chooses the picture: one that the page draws, at several sizes of its object, or somebody's own. */
import { Camera, ImagePlus } from 'lucide-react';
import type { Ref } from 'react';
import type { ObjectSize, SampleId } from '../../state/imageView';
import { useStore } from '../../state/store';
import { Button, IconButton } from '../../ui/Button';
import { Segmented } from '../../ui/Segmented';
import { SelectField } from '../../ui/SelectField';
import { useLateText } from '../useLateText';
import { sampleShapes } from './sampleShapes';
import type { PictureIntake } from './usePictureIntake';

const samples = Object.keys(sampleShapes) as readonly SampleId[];
const sizes: readonly ObjectSize[] = ['small', 'medium', 'large'];

/** The choice. */
export function PictureChoice({
  intake,
  cameraButton,
  onCamera,
}: {
  readonly intake: PictureIntake;
  /** Gets the button of the camera, which takes the focus back. */
  readonly cameraButton: Ref<HTMLButtonElement>;
  readonly onCamera: () => void;
}) {
  const { onImage: words } = useLateText();
  const picture = useStore((state) => state.imageView.picture);
  const setView = useStore((state) => state.setImageView);
  const chosen = picture.kind === 'sample' ? picture.sample : 'own';
  const options: { readonly value: SampleId | 'own'; readonly label: string }[] = samples.map((value) => ({
    value,
    label: words.samples[value],
  }));
  if (picture.kind === 'own') options.push({ value: 'own', label: picture.name });
  const size = picture.kind === 'sample' ? picture.size : 'medium';
  return (
    <section className="image-choice" aria-label={words.picture}>
      <div className="image-choice-row">
        <SelectField
          label={words.picture}
          value={chosen}
          options={options}
          onChange={(sample) => {
            if (sample === 'own') return;
            intake.setProblem(null);
            setView({ picture: { kind: 'sample', sample, size }, box: null });
          }}
        />
        {picture.kind === 'sample' && (
          <Segmented
            label={words.size}
            value={picture.size}
            options={sizes.map((value) => ({ value, label: words.sizes[value] }))}
            onChange={(value) => setView({ picture: { ...picture, size: value }, box: null })}
          />
        )}
      </div>
      <div className="image-choice-row">
        <Button onClick={() => void intake.choose()}>
          <ImagePlus size={16} aria-hidden="true" />
          {words.choose}
        </Button>
        <IconButton ref={cameraButton} label={words.camera} look="plain" onClick={onCamera}>
          <Camera size={16} aria-hidden="true" />
        </IconButton>
      </div>
      <p className="image-hint">{words.drop}</p>
    </section>
  );
}
