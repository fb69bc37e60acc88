"""A cluster of Dask as an executor: `polc --executor polc.project.workers.cluster:dask check`, the extra `cluster`.

The scheduler is that of DASK_SCHEDULER_ADDRESS, or of Dask's own configuration; without any, Dask starts workers on
this computer. Loaded only when it is asked for.
"""

from __future__ import annotations

from distributed import Client
from distributed.cfexecutor import ClientExecutor


class Cluster(ClientExecutor):
    """The executor of a client, which takes leave of the scheduler when it is shut down.

    No two tasks are taken for the same, so that Dask need not compare them.
    """

    def __init__(self, client: Client) -> None:
        super().__init__(client, pure=False)
        self._own = client

    def shutdown(self, wait: bool = True) -> None:  # noqa: FBT001, FBT002 - as Dask has it
        """End the executor and what it started."""
        super().shutdown(wait=wait)
        self._own.close()


def dask() -> Cluster:
    """The executor of the cluster that the environment names."""
    return Cluster(Client(set_as_default=False))
