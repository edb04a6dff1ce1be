/**
 * @file Runs of training for the page: starts and steers them in the worker, takes in what it says, keeps what comes
 * of it, and does one run after the other where several are planned.
 */
import { cutText, maxNameLength } from '../../document/limits';
import type { Checkpoint } from '../../training/checkpoint';
import { createCheckpointStore } from '../../training/checkpointStore';
import type { ProbeSettings, RunId, RunProblem, TrainingEvent } from '../../training/protocol';
import { askRun, hasBegun, isOver } from '../../training/runState';
import type { RunSetup } from '../../training/trainedRun';
import { startTraining, type TrainingWorker } from '../../workers/startTraining';
import { useStore } from '../store';
import { createHandedWeights } from './handedWeights';
import { createOpenedProbes } from './openedProbes';
import { createOtherPages } from './otherPages';
import { planProbes } from './ownProbes';
import { createPictureRequests, noPictures } from './pictureRequests';
import { createProbesToCome } from './probesToCome';
import { refreshKept } from './refreshKept';
import type { ControlParts, RunControl, StartOptions } from './runCommands';
import { createRunHold } from './runHold';
import { createRunId, holdRun, listHeldRuns } from './runIds';
import { createRunLibrary } from './runLibrary';
import { describeStart } from './runStart';
import {
  addKeptRuns,
  applyEvent,
  beginRun,
  continueRun,
  dropStillborn,
  editRun,
  endProbes,
  getActive,
  getRuns,
  isBusy,
  isTraining,
  openForProbes,
  removeRun,
} from './runViews';
import { createRunWriting } from './runWriting';
import { settleSources } from './settleSources';
import { type TakenRun, takeRun } from './takenRun';
import { createTakenUpRuns } from './takenUpRuns';
import type { DesignRun, PlannedRun, TrainingView } from './trainingView';

/** Creates a control. The page has one. */
export function createRunControl(parts: ControlParts): RunControl {
  let worker: TrainingWorker | null = null;
  let reading: Promise<void> | null = null;
  /** Whether the worker has had a run: one that has only read pictures may use them for the first. */
  let hasRun = false;
  const pictures = createPictureRequests();
  const handed = createHandedWeights();
  const probes = createProbesToCome();
  const takenUp = createTakenUpRuns();
  const writing = createRunWriting(parts.library);
  const hold = createRunHold(parts, writing.whenDone);
  const get = () => useStore.getState().training;
  const update = useStore.getState().updateTraining;

  const save = (id: RunId): void => {
    const run = getRuns(get()).get(id);
    if (run !== undefined && hasBegun(run.state)) writing.write(run);
  };

  /** Keeps what the browser had no room for: now it may have. */
  const keepRefused = (): void => {
    for (const { id, isUnwritten } of getRuns(get()).values()) if (isUnwritten) save(id);
    const run = getActive(get());
    if (run !== null && isLoose() && isInWorker(run.id)) worker?.client.keep(run.id);
    void handed.keep(parts.checkpoints);
  };

  /** Lets go of a run that is over and has no more probes to come: any page may go on with it, or delete it. */
  const letGoOver = (): void =>
    hold.letGo(() => !probes.areAny() && !opened.isOpen() && !isTraining(get()) && !isLoose());

  /** Whether this page has what the browser had no room for: then the run at hand is its own as long as that is. */
  const isLoose = (): boolean => {
    const run = getActive(get());
    if (run === null || !run.state.isKeepingRefused) return false;
    return isInWorker(run.id) || handed.isOf(run.id);
  };

  /** Whether that is of another run than this one, whose weights go where this one is opened. */
  const isLooseBeside = (id: RunId): boolean => id !== get().active && isLoose();

  /** Whether the worker has a run and can answer for it: it may have been started to read pictures only. */
  const isInWorker = (id: RunId): boolean =>
    worker !== null && hasRun && id === get().active && getActive(get())?.state.phase !== 'failed';

  const sendProbe = (id: RunId, settings: ProbeSettings): void => {
    if (worker === null) return;
    probes.ask(settings);
    worker.client.probe(id, settings);
  };

  /** The pictures of a run are read, and kept where that was wished. */
  const settle = (run: DesignRun): void => {
    const before = get();
    update((view) => settleSources(view, run));
    if (get() !== before) void refreshKept();
  };

  const fail = (message: string): void => {
    const { active } = get();
    const problem: RunProblem = { code: 'unknown', message };
    // What follows in a series gets a worker of its own.
    dropWorker();
    if (active !== null) handleEvent({ run: active, type: 'failed', problem });
  };

  const dropWorker = (): void => {
    worker?.terminate();
    worker = null;
    probes.drop();
    update(endProbes);
    pictures.end();
    hasRun = false;
  };

  const endWorker = (): void => {
    dropWorker();
    opened.end();
    takenUp.drop();
  };

  const opened = createOpenedProbes({
    train: sendProbe,
    endWorker,
    leave: (id) => {
      save(id);
      letGoOver();
    },
  });

  /** Keeps a run that has ended; one that was taken up and never started is kept as it was. */
  const saveEnded = (id: RunId): void => {
    const run = getRuns(get()).get(id);
    if (run === undefined) return;
    const { shown, kept } = takenUp.end(run);
    update((view) => editRun(view, id, () => shown));
    if (hasBegun(kept.state)) writing.write(kept);
  };

  const ask = (asked: DesignRun['state']['asked']): void => {
    const { active } = get();
    if (active === null) return;
    update((view) => editRun(view, active, (run) => ({ ...run, state: askRun(run.state, asked) })));
  };

  const openWorker = (): TrainingWorker => {
    if (worker !== null) return worker;
    worker = parts.startWorker(fail);
    worker.client.subscribe(handleEvent);
    return worker;
  };

  const handleEvent = (event: TrainingEvent): void => {
    pictures.receive(event);
    // Probes that were under way end with it.
    if (event.type === 'stopped' || event.type === 'failed') probes.drop();
    receive(event);
    letGoOver();
  };

  const receive = (event: TrainingEvent): void => {
    if (opened.isOf(event.run)) {
      opened.receive(event);
      return;
    }
    const before = getRuns(get()).get(event.run)?.state;
    update((view) => applyEvent(view, event));
    const run = getRuns(get()).get(event.run);
    if (run === undefined || before === run.state) return;
    const { id } = run;
    switch (event.type) {
      case 'started':
        settle(run);
        takenUp.start(id);
        handed.drop(id);
        save(id);
        break;
      case 'kept':
      case 'paused':
      case 'epoch':
        save(id);
        break;
      case 'probed':
        if (event.done === event.total) {
          probes.receive(run, event);
          save(id);
          if (!probes.areAny()) startNext();
        }
        break;
      case 'finished':
        save(id);
        probes.finish(run);
        if (!probes.areAny()) startNext();
        break;
      case 'failed':
      case 'stopped':
        saveEnded(id);
        // Of such a run nothing is left in the worker that could answer.
        if (event.type === 'failed' || before?.phase === 'loading') endWorker();
        if (event.type === 'failed') startNext();
        break;
      default:
        break;
    }
  };

  const startNext = (): void => {
    const view = get();
    const [plan, ...queue] = view.queue;
    const active = getActive(view);
    if (plan === undefined || (active !== null && !isOver(active.state))) return;
    update((old) => ({ ...old, queue }));
    begin(plan, { isNextOfSeries: true });
  };

  const send = (
    run: DesignRun,
    checkpoint: Checkpoint | 'kept' | null,
    isPaused: boolean,
    probing = planProbes(run),
  ): void => {
    const { client } = openWorker();
    hasRun = true;
    client.start(run.id, describeStart(run, { checkpoint, isPaused, probing }));
  };

  const begin = (
    plan: PlannedRun,
    { weights, isPaused = false, isNextOfSeries }: StartOptions & { readonly isNextOfSeries: boolean },
  ): void => {
    if (hasRun) endWorker();
    else pictures.endLook(worker?.client);
    handed.drop();
    const id = createRunId();
    void hold.take(id).then((held) => {
      if (held === null) return;
      if (get().active === id) hold.keep(held);
      else hold.free(held);
      letGoOver();
    });
    const startedAt = parts.now();
    // Those of a series that never began stay until it is over: they say why.
    const drop = isNextOfSeries ? (view: TrainingView) => view : dropStillborn;
    update((view) => beginRun(drop(view), plan, { id, startedAt, isNextOfSeries }));
    const run = getActive(get());
    if (run !== null) send(run, weights ?? null, isPaused);
  };

  const leave = (): void => {
    const run = getActive(get());
    if (run === null || isOver(run.state)) return;
    // What is cut off here has its checkpoint and can be taken up again.
    update((view) => applyEvent(view, { run: run.id, type: 'stopped' }));
    saveEnded(run.id);
  };

  const reopen = ({ run, held }: TakenRun, setup: RunSetup, checkpoint: Checkpoint | 'kept'): void => {
    const { id } = run;
    if (id !== get().active) leave();
    endWorker();
    if (held !== null) hold.keep(held);
    update((view) => {
      const fresh = editRun(dropStillborn(view), id, () => run);
      const isKeepingRefused = checkpoint !== 'kept';
      const next = continueRun({ ...fresh, queue: [] }, id, { setup });
      return editRun(next, id, (own) => ({ ...own, state: { ...own.state, isKeepingRefused } }));
    });
    // What was let go and taken again is read anew, as it was kept.
    takenUp.take(run, held !== null);
    const next = getActive(get());
    if (next !== null) send(next, checkpoint, false);
  };

  const others = createOtherPages({ hold, library: parts.library, dropActive: endWorker });
  parts.library.watch((change) => {
    void others.take(change).then(() => {
      if (change.isRemoved) keepRefused();
    });
  });

  return {
    readKept() {
      reading ??= parts.library.list().then((kept) => update((view) => addKeptRuns(view, kept)));
      return reading;
    },
    lookForOthers: others.look,
    start([first, ...queue], options = {}) {
      if (first === undefined) return;
      leave();
      update((view) => ({ ...view, queue }));
      begin(first, { ...options, isNextOfSeries: false });
    },
    pause() {
      const { active } = get();
      ask('pause');
      if (active !== null) worker?.client.pause(active);
    },
    resume() {
      const run = getActive(get());
      const active = run?.id ?? null;
      ask(run?.state.phase === 'paused' ? 'resume' : null);
      if (active !== null) worker?.client.resume(active);
    },
    step() {
      const { active } = get();
      if (active !== null) worker?.client.step(active);
    },
    keep() {
      keepRefused();
      const run = getActive(get());
      if (run === null || isOver(run.state)) return;
      save(run.id);
      worker?.client.keep(run.id);
    },
    stop() {
      update((view) => ({ ...view, queue: [] }));
      const run = getActive(get());
      ask('stop');
      if (run !== null && (!isOver(run.state) || probes.areAny() || opened.isOpen()))
        worker?.client.stop(run.id);
    },
    reset() {
      // One that was only opened for its probes stays.
      const run = !opened.isOpen() ? getActive(get()) : null;
      leave();
      endWorker();
      handed.drop();
      hold.letGo();
      update((view) => ({ ...view, active: null, queue: [], shown: [], moment: null }));
      if (run !== null && run.state.epochs.length === 0) this.remove(run.id);
    },
    async goOn(id, setup) {
      const run = getRuns(get()).get(id);
      if (run === undefined) return 'gone';
      if (isLooseBeside(id)) return 'unkept';
      const taken = await takeRun(run, { hold, library: parts.library });
      if (taken === null) return 'held-elsewhere';
      // What there was no room for is handed over: what was kept is of an earlier step.
      const atHand = id === get().active && isLoose() ? await this.takeWeights(id) : null;
      // Asked twice at once, it goes on once.
      if (id === get().active && isTraining(get())) return null;
      if (atHand !== null) handed.hold(id, structuredClone(atHand));
      reopen(taken, setup ?? taken.run.setup, atHand ?? 'kept');
      return null;
    },
    async probe(id, settings, data) {
      const run = getRuns(get()).get(id);
      if (run === undefined) return null;
      if (opened.isOf(id)) return null;
      const isOtherAtWork = isBusy(get()) || probes.areAny() || opened.isOpen();
      if (isOtherAtWork && id !== get().active) return 'busy';
      if (isLooseBeside(id)) return 'unkept';
      if (isInWorker(id) && probes.areAny()) return null;
      if (isInWorker(id) && !isOver(run.state)) {
        sendProbe(id, settings);
        return null;
      }
      const taken = await takeRun(run, { hold, library: parts.library });
      if (taken === null) return 'held-elsewhere';
      const { run: fresh, held } = taken;
      // Asked twice at once, they are trained once.
      if (opened.isOpen() || (isInWorker(id) && probes.areAny())) return null;
      if (isInWorker(id) && fresh.state.keptStep === run.state.keptStep) {
        if (held !== null) hold.keep(held);
        update((view) => editRun(view, id, () => fresh));
        sendProbe(id, settings);
        return null;
      }
      const wasActive = id === get().active;
      if (!wasActive) leave();
      endWorker();
      if (held !== null) hold.keep(held);
      update((view) =>
        openForProbes(
          editRun(dropStillborn(view), id, () => fresh),
          id,
        ),
      );
      const outcome = opened.wait({ id, wasActive, settings });
      const own = data === undefined ? fresh : { ...fresh, setup: { ...fresh.setup, data } };
      send(own, 'kept', true, null);
      return outcome;
    },
    look(query, data, onProgress) {
      if (data !== null) return pictures.look(openWorker().client, query, data, onProgress);
      const run = getActive(get());
      if (run === null) return Promise.resolve(noPictures);
      // What the network took them for is gone with it; they are not.
      if (worker === null || !isInWorker(run.id))
        return pictures.look(openWorker().client, query, run.setup.data, onProgress);
      const answer = pictures.wait(run.id, query);
      worker.client.look(run.id, query);
      return answer;
    },
    endLook: () => pictures.endLook(worker?.client),
    async takeWeights(id) {
      if (handed.isOf(id)) return handed.copy(id);
      if (isInWorker(id) && worker !== null) return worker.client.takeCheckpoint(id).catch(() => null);
      return parts.checkpoints.load(id);
    },
    add(run) {
      update((view) => ({ ...addKeptRuns(view, [run]), shown: [run.id, ...view.shown].slice(0, 4) }));
      save(run.id);
    },
    rename(id, wanted) {
      const name = cutText(wanted, maxNameLength);
      // The tab that has it would write its own name over this one.
      if (get().heldElsewhere.has(id)) return;
      update((view) => editRun(view, id, (run) => ({ ...run, name })));
      void parts.library.rename(id, name);
    },
    remove(id) {
      if (get().heldElsewhere.has(id)) return;
      const wasActive = id === get().active;
      if (wasActive) {
        endWorker();
        hold.letGo();
      }
      handed.drop(id);
      update((view) => removeRun(view, id));
      void Promise.all([parts.library.remove(id), parts.checkpoints.remove(id)]).then(keepRefused);
      // Its probes may have been what the next one waited for.
      if (wasActive) startNext();
    },
  };
}

let control: RunControl | null = null;

/** The control of the page. */
export function getRunControl(): RunControl {
  if (control !== null) return control;
  const created = createRunControl({
    startWorker: startTraining,
    library: createRunLibrary(),
    checkpoints: createCheckpointStore(),
    now: Date.now,
    listHeld: listHeldRuns,
    hold: holdRun,
  });
  control = created;
  // A hidden page may be gone without another word: on phones, and where its tab is closed.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') created.keep();
  });
  return created;
}
