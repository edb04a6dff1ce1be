/** @file What stands where a part of the page has failed: a sentence, another try, the design as a file. */
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import { Button } from '../../ui/Button';
import { saveTextFile } from './saveTextFile';

/** Saves the open design as a JSON file. */
async function saveDesign(): Promise<void> {
  const { writeDesignText } = await import('../../codecs/json/writeDesign');
  const { design } = useStore.getState();
  saveTextFile(`${design.title || 'design'}.json`, writeDesignText(design), 'application/json');
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
      {isWhole && <Button onClick={() => void saveDesign()}>{page.save}</Button>}
    </div>
  );
}
