"""The same jobs on a Dask cluster of two workers give the same bytes."""

import pytest

from generator.formats.canonical import zip_bytes
from generator.jobs.cache import Cache
from generator.jobs.job import Job
from generator.jobs.run import Made, run


def packed(view: dict[str, str]) -> bytes:
    return zip_bytes({name: text.encode() for name, text in view.items()})


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # the cluster's own noise as it shuts down is not ours to judge
def test_a_cluster_of_two_makes_the_same_bytes(tmp_path):
    distributed = pytest.importorskip("distributed")
    jobs = [Job(f"{n}.zip", packed, {"a.txt": "word " * n}) for n in range(1, 9)]
    alone = run(jobs, Cache(tmp_path / "alone"))
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster.scheduler_address) as client,
    ):
        together = run(jobs, Cache(tmp_path / "together"), client.get_executor())
    assert all(isinstance(item, Made) for item in together)
    assert [item.sha256 for item in together] == [item.sha256 for item in alone]
