/** @file Why a link was not opened, and that nothing is lost. */
import { X } from 'lucide-react';
import type { LinkProblem } from '../../codecs/url/linkResult';
import { useStore } from '../../state/store';
import { joinExplanation } from '../../text/en/words';
import { IconButton } from '../../ui/Button';
import { useLateText } from '../useLateText';
import './FileNotice.css';

/** The line. */
export default function LinkNoticeLine({ problem }: { readonly problem: LinkProblem }) {
  const { links, opening } = useLateText();
  return (
    <div className="file-notice" role="alert" data-refused>
      <span>
        {joinExplanation(links.formatLinkProblem(problem))} {links.nothingLost}
      </span>
      <IconButton label={opening.dismiss} onClick={() => useStore.getState().setLinkProblem(null)}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
