/** @file What stands where a part of the page has failed: a sentence, another try, the design as a file. */
import { useText } from '../../state/language';
import { Button } from '../../ui/Button';

/** Saves the open design as a JSON file. */
async function save(): Promise<void> {
  const { saveDesign } = await import('../files/saveDesign');
  await saveDesign();
}

/** The notice; `isWhole` where nothing else of the page is left. */
export function FailureNotice({
  isWhole = false,
  onRetry,
}: {
  readonly isWhole?: boolean;
  readonly onRetry: () => void;
}) {
  const { page } = useText();
  return (
    <div className="notice" role="alert">
      <p>{isWhole ? page.failedWhole : page.failed}</p>
      <Button onClick={onRetry}>{page.retry}</Button>
      {isWhole && <Button onClick={() => void save()}>{page.save}</Button>}
    </div>
  );
}
