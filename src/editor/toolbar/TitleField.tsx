/** @file The title of the design, changed where it stands. */
import { maxNameLength } from '../../document/limits';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import { TextField } from '../../ui/TextField';
import { renameDesign } from './renameDesign';

/** The title field. */
export function TitleField() {
  const text = useText();
  const title = useStore((state) => state.design.title);
  return (
    <TextField
      className="title-field"
      value={title}
      label={text.toolbar.title}
      placeholder={text.toolbar.untitled}
      maxLength={maxNameLength}
      onChange={(value) => renameDesign(value, text)}
      onEnd={() => useStore.getState().endGesture()}
    />
  );
}
