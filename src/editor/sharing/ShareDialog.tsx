/** @file Shares the open design: as a link, as a QR code, as a frame on another page. */
import { Maximize2, Send } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { writeComparisonLink, writeLink } from '../../codecs/url/link';
import { getReach } from '../../codecs/url/linkReach';
import { useStore } from '../../state/store';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { saveDesign } from '../files/saveDesign';
import { useLateText } from '../useLateText';
import { CopyButton } from './CopyButton';
import { LinkField } from './LinkField';
import { QrCode } from './QrCode';
import {
  denseQrCharacters,
  getPageAddress,
  isLocalAddress,
  maxQrCharacters,
  writeEmbedSnippet,
} from './shareAddress';
import './ShareDialog.css';

/** The dialog. */
export default function ShareDialog() {
  const { comparing, sharing, panels, toolbar } = useLateText();
  const compared = useStore((state) => state.compared);
  const design = useStore((state) => state.design);
  // A link to the network alone would show what the lesson hides.
  const lesson = useStore(({ assignment, hidden }) => (hidden.size > 0 ? assignment : null));
  const [isLarge, setIsLarge] = useState(false);
  const name = design.title || toolbar.untitled;
  const own = useMemo(
    () => (compared === null ? writeLink(design) : writeComparisonLink(design, compared)),
    [design, compared],
  );
  const hash = lesson?.hash ?? own;
  const link = getPageAddress(location) + hash;
  const isEmpty = design.architecture.layers.size === 0;
  return (
    <Dialog
      isOpen
      className={isLarge ? 'share-dialog large-qr' : 'share-dialog'}
      title={isLarge ? name : sharing.title(name)}
      closeLabel={panels.close}
      onClose={() => useStore.getState().showDialog(null)}
    >
      {isEmpty && <p>{sharing.nothing}</p>}
      {!isEmpty && isLarge && (
        <>
          <QrCode text={link} label={sharing.qr} />
          <Button onClick={() => setIsLarge(false)}>{sharing.showSmall}</Button>
        </>
      )}
      {!isEmpty && !isLarge && (
        <>
          <LinkPart
            link={link}
            name={name}
            note={
              lesson !== null
                ? sharing.lesson
                : compared && comparing.shareBoth(compared.title || toolbar.untitled)
            }
          />
          <QrPart link={link} onLarge={() => setIsLarge(true)} />
          {lesson === null && <EmbedPart hash={hash} name={name} />}
        </>
      )}
    </Dialog>
  );
}

function LinkPart({
  link,
  name,
  note,
}: {
  readonly link: string;
  readonly name: string;
  /** What else the link holds. */
  readonly note: string | null;
}) {
  const { sharing } = useLateText();
  const reach = getReach(link.length);
  // Closing the system's sheet rejects; there is nothing to say about it.
  const hand = () => void navigator.share({ title: name, url: link }).catch(() => {});
  return (
    <section className="share-link" aria-label={sharing.link}>
      {reach !== 'none' && (
        <div className="share-row">
          <LinkField link={link} label={sharing.link} copyLabel={sharing.copyLink} />
          {'share' in navigator && (
            <Button onClick={hand}>
              <Send size={16} aria-hidden="true" />
              {sharing.hand}
            </Button>
          )}
        </div>
      )}
      <p className="share-reach" data-reach={reach}>
        {sharing.formatReach(link.length, reach)}
      </p>
      {note !== null && <p>{note}</p>}
      <p className="quiet">{sharing.stays}</p>
      {isLocalAddress(location) && <p className="quiet">{sharing.local}</p>}
      <div className="share-row">
        <Button onClick={() => void saveDesign()}>{sharing.saveFile}</Button>
        <Button onClick={() => useStore.getState().showDialog('export')}>{sharing.export}</Button>
      </div>
    </section>
  );
}

function QrPart({ link, onLarge }: { readonly link: string; readonly onLarge: () => void }) {
  const { sharing } = useLateText();
  if (link.length > maxQrCharacters)
    return <p className="share-qr quiet">{sharing.noQr(link.length, maxQrCharacters)}</p>;
  return (
    <section className="share-qr" aria-label={sharing.qr}>
      <QrCode text={link} label={sharing.qr} />
      <Button onClick={onLarge}>
        <Maximize2 size={16} aria-hidden="true" />
        {sharing.showLarge}
      </Button>
      {link.length > denseQrCharacters && <p className="quiet">{sharing.denseQr}</p>}
    </section>
  );
}

function EmbedPart({ hash, name }: { readonly hash: string; readonly name: string }) {
  const { sharing } = useLateText();
  const field = useRef<HTMLTextAreaElement>(null);
  const snippet = writeEmbedSnippet(getPageAddress(location), hash, name);
  return (
    <section className="share-embed" aria-label={sharing.embed}>
      <h3>{sharing.embed}</h3>
      <p className="quiet">{sharing.embedHint}</p>
      <div className="share-row">
        <textarea
          ref={field}
          className="text-field"
          aria-label={sharing.embedCode}
          readOnly
          rows={4}
          spellCheck={false}
          value={snippet}
          onFocus={(event) => event.target.select()}
        />
        <CopyButton label={sharing.copyEmbed} text={snippet} field={field} />
      </div>
    </section>
  );
}
