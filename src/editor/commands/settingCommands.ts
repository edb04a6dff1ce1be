/** @file Commands for what else is switched on the page: zoom, selecting by fingers, rule, colours, language. */
import { type StatusRule, statusRules } from '../../architecture/statusRule';
import { getText, languageNames } from '../../state/language';
import { useStore } from '../../state/store';
import type { Language, Theme } from '../../state/viewSlice';
import { zoomButtonIds } from '../canvas/viewButtonIds';
import { chooseLanguageOrSay } from '../toolbar/languageItems';
import { setRule } from '../toolbar/resolutionEdits';
import { themes } from '../toolbar/themeItems';
import type { Command } from './command';

const zoomCommands = (['zoomIn', 'zoomOut'] as const).map(
  (id): Command => ({
    id,
    label: ({ canvas }) => canvas[id],
    shortcuts: [],
    isEnabled: ({ design }) => design.architecture.layers.size > 0,
    run: () => document.getElementById(zoomButtonIds[id])?.click(),
  }),
);

const selectSeveral: Command = {
  id: 'select-several',
  label: ({ canvas }) => canvas.selectSeveral,
  shortcuts: [],
  isEnabled: ({ design }) => design.architecture.layers.size > 0,
  run: () => useStore.getState().setFraming(!useStore.getState().isFraming),
};

const ruleCommands = statusRules.map(
  (rule): Command<`rule-${StatusRule}`> => ({
    id: `rule-${rule}`,
    label: ({ actions, toolbar }) => actions.useRule(toolbar.ruleNames[rule]),
    shortcuts: [],
    isEnabled: ({ design }) => design.rule !== rule,
    run: () => setRule(rule, getText()),
  }),
);

const themeCommands = themes.map(
  (theme): Command<`theme-${Theme}`> => ({
    id: `theme-${theme}`,
    label: ({ toolbar }) => toolbar.themes[theme],
    shortcuts: [],
    isEnabled: (state) => state.theme !== theme,
    run: () => useStore.getState().setTheme(theme),
  }),
);

const languageCommands = (Object.keys(languageNames) as readonly Language[]).map(
  (language): Command<`language-${Language}`> => ({
    id: `language-${language}`,
    label: ({ actions }) => actions.useLanguage(languageNames[language]),
    shortcuts: [],
    isEnabled: (state) => state.language !== language,
    run: () => chooseLanguageOrSay(language),
  }),
);

/** One command for each choice; the one that is made already is not possible. */
export const settingCommands: readonly Command[] = [
  ...zoomCommands,
  selectSeveral,
  ...ruleCommands,
  ...themeCommands,
  ...languageCommands,
];
