/** @file Chooses the picture: one that the page draws, at several sizes of its object, or somebody's own. */
import { Camera, ImagePlus } from 'lucide-react';
import type { ObjectSize, SampleId } from '../../state/imageView';
import { useStore } from '../../state/store';
import { Button, IconButton } from '../../ui/Button';
import { FieldError } from '../../ui/FieldError';
import { Segmented } from '../../ui/Segmented';
import { SelectField } from '../../ui/SelectField';
import { useLateText } from '../useLateText';
import { largestPictureBytes, type PictureProblem } from './readPicture';
import { sampleShapes } from './sampleShapes';
import type { PictureIntake } from './usePictureIntake';

const samples = Object.keys(sampleShapes) as readonly SampleId[];
const sizes: readonly ObjectSize[] = ['small', 'medium', 'large'];

/** What is wrong, in words. */
function Problem({ problem }: { readonly problem: PictureProblem }) {
  const { problems } = useLateText().onImage;
  const told =
    problem.code === 'unreadable'
      ? problems.unreadable(problem.name)
      : problem.code === 'large'
        ? problems.large(problem.name, problem.bytes, largestPictureBytes)
        : problems[problem.code];
  return <FieldError id="image-problem">{told}</FieldError>;
}

/** The choice. */
export function PictureChoice({
  intake,
  onCamera,
}: {
  readonly intake: PictureIntake;
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
            if (sample !== 'own') setView({ picture: { kind: 'sample', sample, size }, box: null });
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
        <IconButton label={words.camera} look="plain" onClick={onCamera}>
          <Camera size={16} aria-hidden="true" />
        </IconButton>
      </div>
      <p className="image-hint">{words.drop}</p>
      <div role="alert">{intake.problem !== null && <Problem problem={intake.problem} />}</div>
    </section>
  );
}
