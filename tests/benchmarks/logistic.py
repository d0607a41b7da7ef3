"""Penalised logistic regression, for the small models whose weights are data of the assistant."""

from __future__ import annotations

import numpy as np


def fit(x, y, weight, penalty, *, scaled=True):
    """Newton's method, on standardised features where ``scaled``.

    ``x`` is (rows, features), ``y`` and ``weight`` (rows,); ``penalty`` is that of the squared standardised
    weights, the intercept free. Returns weights (features,) and the intercept, both for raw features.
    """
    mean, spread = (x.mean(0), x.std(0) + 1e-9) if scaled else (np.zeros(x.shape[1]), np.ones(x.shape[1]))
    z = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
    ridge = np.diag([penalty] * x.shape[1] + [0.0])
    beta = np.zeros(z.shape[1])
    for _ in range(30):
        p = probability(z, beta)
        gradient = z.T @ (weight * (p - y)) + ridge @ beta
        hessian = (z * (weight * p * (1 - p))[:, None]).T @ z + ridge + 1e-6 * np.eye(len(beta))
        beta -= np.linalg.solve(hessian, gradient)
    weights = beta[:-1] / spread
    return weights, float(beta[-1] - weights @ mean)


def probability(x, weights, intercept=0.0):
    """(rows,) in 0..1."""
    return 1 / (1 + np.exp(-np.clip(x @ weights + intercept, -30, 30)))


def table(name, names, weights, intercept, threshold):
    """The lines of one model in a file of weights."""
    head = ["", f"[{name}]", f"threshold = {threshold}", f"intercept = {intercept:.4f}", "", f"[{name}.weights]"]
    return head + [f"{feature} = {weight:.4f}" for feature, weight in zip(names, weights, strict=True)]
