/** @file What is wrong with a chosen picture or with the camera, in words. */
import { FieldError } from '../../ui/FieldError';
import { useLateText } from '../useLateText';
import { largestPictureBytes, type PictureProblem } from './readPicture';

/** One problem. */
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

/** The place where problems are told, as soon as there are any. */
export function PictureAlert({ problem }: { readonly problem: PictureProblem | null }) {
  return <div role="alert">{problem !== null && <Problem problem={problem} />}</div>;
}
