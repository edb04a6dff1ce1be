/** @file `recipe.py` of a training project: the optimiser and the learning rate, by the rules of the page. */

/** The source. */
export const recipeSource = `"""What the recipe in project.json says of steps: the optimiser, and the rate of each of them."""

import math

import torch

# Schedules whose rate hangs on the number of epochs.
ENDING = {"cosine", "one-cycle"}


def create_optimizer(model, rule):
    if rule["kind"] == "sgd":
        return torch.optim.SGD(
            model.parameters(),
            lr=0.0,
            momentum=rule["momentum"],
            # Without momentum there is nothing to look ahead by: Fovea takes plain steps, PyTorch refuses.
            nesterov=rule["nesterov"] and rule["momentum"] > 0,
            weight_decay=rule["weightDecay"],
        )
    kind = torch.optim.AdamW if rule["decoupled"] else torch.optim.Adam
    betas = (rule["beta1"], rule["beta2"])
    return kind(model.parameters(), lr=0.0, betas=betas, eps=rule["epsilon"], weight_decay=rule["weightDecay"])


def anneal(start, end, share):
    return end + (start - end) / 2 * (1 + math.cos(math.pi * share))


def compute_rate(recipe, epochs, step, steps_per_epoch):
    """The learning rate of a step, counted from 0."""
    top, schedule, total = recipe["learningRate"], recipe["schedule"], epochs * steps_per_epoch
    if schedule["kind"] == "step":
        return top * schedule["factor"] ** (step // steps_per_epoch // schedule["epochs"])
    if schedule["kind"] == "cosine":
        return anneal(top, 0.0, min(step / total, 1.0))
    if schedule["kind"] == "one-cycle":
        summit = schedule["warmupShare"] * total - 1
        if step <= summit:
            # Where the summit is the first step there is no way up to it.
            return anneal(top / 25, top, step / summit if summit > 0 else 1.0)
        share = min((step - summit) / max(total - 1 - summit, 1), 1.0)
        return anneal(top, top / 25 / 1e4, share)
    return top
`;
