"""Processes that find answers for the server, so that every core is used."""

from interfaces.workers.pool import WorkerPool
from interfaces.workers.pooled import PooledAssistant
from interfaces.workers.warm import open_warm

__all__ = ["PooledAssistant", "WorkerPool", "open_warm"]
