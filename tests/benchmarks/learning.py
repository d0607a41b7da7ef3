"""Two of the small models that `relevance.py` learns, each a page of numpy.

*Adapter*: a map of low rank added to the identity, which turns a question's vector towards the passages
that answer it (contrastive loss over the nearest and some other passages of its library). *Order*: weights
under which the answering clause gets the greatest share of a softmax over the candidates. Both
penalised, neither with a random restart: the same data give the same weights.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from index.adapter import Adapter

RANK, TEMPERATURE, DECAY, EPOCHS, BATCH, RATE = 32, 0.025, 0.04, 18, 64, 4e-3
NEGATIVES = 96
LISTED_PENALTY, LISTED_STEPS, LISTED_RATE = 3e-3, 250, 0.05


@dataclass
class Contrasts:
    """For each question its vector, candidate passages, how much each is wanted, and which places are used."""

    questions: np.ndarray
    passages: np.ndarray
    wanted: np.ndarray
    used: np.ndarray
    weights: np.ndarray

    def only(self, places):
        """These questions alone."""
        return Contrasts(*(getattr(self, name)[places] for name in self.__dataclass_fields__))


def contrasts(examples, vectors_of):
    """``examples`` are (question vector, library, {row: wanted}, ignored rows, allowed rows or None, weight)."""
    random = np.random.default_rng(1)
    size = len(examples)
    result = Contrasts(
        np.stack([e[0] for e in examples]).astype(np.float32),
        np.zeros((size, NEGATIVES, len(examples[0][0])), np.float32),
        np.zeros((size, NEGATIVES), np.float32),
        np.zeros((size, NEGATIVES), bool),
        np.array([e[5] for e in examples], np.float32),
    )
    for place, (question, library, wanted, ignored, allowed, _) in enumerate(examples):
        vectors = vectors_of(library)
        ranked = np.argsort(-(vectors @ question))
        usable = [r for r in ranked if r not in wanted and r not in ignored and (allowed is None or allowed[r])]
        near, far = usable[: NEGATIVES * 2 // 3], usable[NEGATIVES * 2 // 3 :]
        rows = [*list(wanted)[:16], *near]
        room = min(len(far), max(NEGATIVES - len(rows), 0))
        rows = [*rows, *(random.choice(far, room, replace=False) if room else [])][:NEGATIVES]
        result.passages[place, : len(rows)] = vectors[rows]
        result.used[place, : len(rows)] = True
        result.wanted[place, : len(rows)] = [wanted.get(row, 0.0) for row in rows]
    return result


def learn_adapter(data: Contrasts) -> Adapter:
    """By Adam on the share of a softmax over cosines that falls to the wanted passages."""
    random = np.random.default_rng(0)
    width = data.questions.shape[1]
    up = np.zeros((RANK, width), np.float32)
    down = (random.normal(size=(width, RANK)) / np.sqrt(width)).astype(np.float32)
    shift = np.zeros(width, np.float32)
    parts = (up, down, shift)
    moments = [(np.zeros_like(p), np.zeros_like(p)) for p in parts]
    weights = data.weights / data.weights.mean()
    steps, total = 0, EPOCHS * -(-len(data.questions) // BATCH)
    for _ in range(EPOCHS):
        shuffled = random.permutation(len(data.questions))
        for start in range(0, len(shuffled), BATCH):
            batch = shuffled[start : start + BATCH]
            question, passages = data.questions[batch], data.passages[batch]
            hidden = question @ down
            moved = question + hidden @ up + shift
            length = np.linalg.norm(moved, axis=1, keepdims=True)
            unit = moved / length
            logits = np.einsum("nkd,nd->nk", passages, unit, optimize=True) / TEMPERATURE
            chance = np.exp(np.where(data.used[batch], logits - logits.max(1, keepdims=True), -1e9))
            wanted = chance * data.wanted[batch]
            wanted /= wanted.sum(1, keepdims=True) + 1e-12
            chance /= chance.sum(1, keepdims=True)
            slope = (chance - wanted) * weights[batch, None] / TEMPERATURE / len(batch)
            slope = np.einsum("nk,nkd->nd", slope, passages, optimize=True)
            slope = (slope - unit * (slope * unit).sum(1, keepdims=True)) / length
            gradients = (
                hidden.T @ slope + DECAY * up,
                question.T @ (slope @ up.T),
                slope.sum(0) + DECAY * shift,
            )
            steps += 1
            rate = RATE * min(1.0, steps / 20) * (1.0 if steps < 0.6 * total else 0.3)
            for part, gradient, (first, second) in zip(parts, gradients, moments, strict=True):
                adam(part, gradient, first, second, steps, rate)
    return Adapter(down, up, shift)


def adam(part, gradient, first, second, step, rate) -> None:
    """One step of Adam, in place."""
    first *= 0.9
    first += 0.1 * gradient
    second *= 0.99
    second += 0.01 * gradient**2
    part -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)


def learn_order(tables, targets, ignored, weights):
    """Weights for raw features. ``tables`` hold one row a candidate, ``targets`` how much each is wanted."""
    longest = max(len(t) for t in tables)
    x = np.zeros((len(tables), longest, tables[0].shape[1]), np.float32)
    wanted, used = np.zeros(x.shape[:2], np.float32), np.zeros(x.shape[:2], bool)
    for place, (table, target, skip) in enumerate(zip(tables, targets, ignored, strict=True)):
        x[place, : len(table)], wanted[place, : len(table)] = table, target / target.sum()
        used[place, : len(table)] = ~skip
    spread = x[used].std(0) + 1e-6
    x = (x - x[used].mean(0)) / spread * used[..., None]
    share = np.array(weights, np.float32) / np.sum(weights)
    beta = np.zeros(x.shape[2], np.float32)
    first, second = np.zeros_like(beta), np.zeros_like(beta)
    for step in range(1, LISTED_STEPS + 1):
        logits = np.where(used, x @ beta, -1e9)
        chance = np.exp(logits - logits.max(1, keepdims=True))
        chance /= chance.sum(1, keepdims=True)
        slope = (chance - wanted) * share[:, None] * used
        gradient = np.einsum("qn,qnd->d", slope, x) + LISTED_PENALTY * beta
        adam(beta, gradient, first, second, step, LISTED_RATE * (1.0 if step < 0.7 * LISTED_STEPS else 0.3))
    return beta / spread
