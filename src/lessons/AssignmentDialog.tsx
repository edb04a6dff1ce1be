/** @file The form in which a teacher composes a lesson about the open design, and its link. */
import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { writeAssignmentLink } from '../codecs/url/link';
import { getReach } from '../codecs/url/linkReach';
import { type Assignment, emptyStep, maxAssignmentSteps } from '../document/assignment';
import { maxNameLength } from '../document/limits';
import { LinkField } from '../editor/sharing/LinkField';
import { QrCode } from '../editor/sharing/QrCode';
import { getPageAddress, maxQrCharacters } from '../editor/sharing/shareAddress';
import { useLateText } from '../editor/useLateText';
import { useStore } from '../state/store';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { findHopelessSteps } from './askedLayers';
import { clearDraft, getDraft, keepDraft } from './assignmentDraft';
import { LimitFields } from './LimitFields';
import { getContext } from './lessonRun';
import { StepFields } from './StepFields';
import './AssignmentDialog.css';

/** The dialog. */
export default function AssignmentDialog() {
  const { assignments: words, panels } = useLateText();
  const hasLayers = useStore(({ design }) => design.architecture.layers.size > 0);
  const [draft, setDraft] = useState(getDraft);
  const change = (part: Partial<Assignment>) => {
    const next = { ...draft, ...part };
    keepDraft(next);
    setDraft(next);
  };
  return (
    <Dialog
      isOpen
      className="assignment-dialog"
      title={words.title}
      closeLabel={panels.close}
      onClose={() => useStore.getState().showDialog(null)}
    >
      {hasLayers ? (
        <Form
          draft={draft}
          onChange={change}
          onClear={() => {
            const before = draft;
            setDraft(clearDraft());
            useStore.getState().showNotice({
              text: words.cleared,
              action: {
                label: words.takeBack,
                run: () => {
                  keepDraft(before);
                  setDraft(before);
                },
              },
            });
          }}
        />
      ) : (
        <p>{words.nothing}</p>
      )}
    </Dialog>
  );
}

function Form({
  draft,
  onChange,
  onClear,
}: {
  readonly draft: Assignment;
  readonly onChange: (part: Partial<Assignment>) => void;
  readonly onClear: () => void;
}) {
  const { assignments: words } = useLateText();
  const { steps } = draft;
  return (
    <>
      <p className="quiet">{words.intro}</p>
      <label className="assignment-title">
        <span>{words.name}</span>
        <input
          className="text-field"
          type="text"
          autoComplete="off"
          placeholder={words.untitled}
          maxLength={maxNameLength}
          value={draft.title}
          onChange={(event) => onChange({ title: event.target.value })}
        />
      </label>
      {steps.map((step, place) => (
        <StepFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is told by its number
          key={place}
          step={step}
          number={place + 1}
          onChange={(changed) => onChange({ steps: steps.with(place, changed) })}
          onRemove={steps.length === 1 ? null : () => onChange({ steps: steps.toSpliced(place, 1) })}
        />
      ))}
      <Button
        disabled={steps.length === maxAssignmentSteps}
        onClick={() => onChange({ steps: [...steps, emptyStep] })}
      >
        <Plus size={16} aria-hidden="true" />
        {words.addStep}
      </Button>
      <section className="limit-fields" aria-label={words.panels}>
        <LimitFields assignment={draft} onChange={onChange} />
      </section>
      <LinkSection draft={draft} />
      <div className="assignment-clear">
        <p className="quiet">{words.kept}</p>
        <Button look="quiet" onClick={onClear}>
          {words.clear}
        </Button>
      </div>
    </>
  );
}

/** The link, or what is to be mended first. */
function LinkSection({ draft }: { readonly draft: Assignment }) {
  const { assignments: words } = useLateText();
  useStore((state) => state.design);
  const hopeless = findHopelessSteps(draft, getContext());
  return (
    <section className="assignment-link" aria-label={words.link}>
      <h3>{words.link}</h3>
      {hopeless.length > 0 ? (
        <p className="asked-problem">{words.withheld(hopeless)}</p>
      ) : (
        <LinkOfLesson draft={draft} />
      )}
    </section>
  );
}

function LinkOfLesson({ draft }: { readonly draft: Assignment }) {
  const { assignments: words, sharing } = useLateText();
  const design = useStore((state) => state.design);
  const hash = useMemo(() => writeAssignmentLink(draft, design), [draft, design]);
  const link = getPageAddress(location) + hash;
  const reach = getReach(link.length);
  return (
    <>
      <div className="assignment-link-row">
        <LinkField link={link} label={words.link} copyLabel={words.copyLink} />
        <Button
          onClick={() => {
            useStore.getState().showDialog(null);
            // The page follows its address, as it would for somebody who got the link.
            location.hash = hash;
          }}
        >
          {words.tryIt}
        </Button>
      </div>
      <p className="quiet">{sharing.formatReach(link.length, reach)}</p>
      {link.length <= maxQrCharacters && (
        <details className="assignment-qr">
          <summary>{sharing.qr}</summary>
          <QrCode text={link} label={sharing.qr} />
        </details>
      )}
    </>
  );
}
