/** @file By which rule layers are judged, and what the rules say. */
import { CircleHelp } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { statusRules } from '../../architecture/statusRule';
import { selectFixedRule } from '../../state/fixedRule';
import { useText } from '../../state/language';
import { useStore } from '../../state/store';
import { IconButton } from '../../ui/Button';
import { Popover } from '../../ui/Popover';
import { Segmented } from '../../ui/Segmented';
import { setRule } from './resolutionEdits';

const RuleHelp = lazy(() => import('./RuleHelp'));

/** The rule switch; a lesson has a rule of its own. */
export function RuleSwitch() {
  const text = useText();
  const words = text.toolbar;
  const rule = useStore((state) => state.design.rule);
  const fixed = useStore(selectFixedRule);
  return (
    <div className="rule-switch">
      <span className="rule-name" aria-hidden="true">
        {fixed === null ? words.rule : words.fixedRule}
      </span>
      <Segmented
        label={fixed === null ? words.rule : words.fixedRule}
        value={rule}
        only={fixed}
        options={statusRules.map((value) => ({ value, label: words.ruleNames[value] }))}
        onChange={(value) => setRule(value, text)}
      />
      <Popover
        label={words.ruleHelp}
        trigger={
          <IconButton label={words.ruleHelp} className="link-toggle">
            <CircleHelp size={16} aria-hidden="true" />
          </IconButton>
        }
      >
        <Suspense>
          <RuleHelp />
        </Suspense>
      </Popover>
    </div>
  );
}
