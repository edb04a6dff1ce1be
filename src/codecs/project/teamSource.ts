/** @file `team.py` of a training project: the processes that train together, by torch.distributed. */

/** The source. */
export const teamSource = `"""One process, or many that torchrun has started."""

import datetime
import os

import torch
import torch.distributed as dist


class Team:
    """The processes that train together; a team of one outside of torchrun."""

    def __init__(self):
        self.size = int(os.environ.get("WORLD_SIZE", 1))
        self.rank = int(os.environ.get("RANK", 0))
        local = int(os.environ.get("LOCAL_RANK", 0))
        has_gpu = torch.cuda.is_available()
        self.device = torch.device("cuda", local) if has_gpu else torch.device("cpu")
        if has_gpu:
            torch.cuda.set_device(self.device)
        if self.size > 1:
            # Probes are trained by the first alone, while the others wait.
            dist.init_process_group("nccl" if has_gpu else "gloo", timeout=datetime.timedelta(hours=6))

    @property
    def is_first(self):
        return self.rank == 0

    def add(self, tensor):
        """The sum over all processes, in place."""
        if self.size > 1:
            dist.all_reduce(tensor)
        return tensor

    def gather(self, values):
        """The lists of all processes, one behind the other."""
        if self.size == 1:
            return values
        lists = [None] * self.size
        dist.all_gather_object(lists, values)
        return [value for each in lists for value in each]

    def share(self, find):
        """What the first process finds, for all; where it ends with a sentence, all do."""
        found = [None, None]
        if self.is_first:
            try:
                found[0] = find()
            except SystemExit as end:
                found[1] = end.code
        if self.size > 1:
            dist.broadcast_object_list(found, src=0)
        if found[1] is not None:
            raise SystemExit(found[1])
        return found[0]

    def wait(self):
        if self.size > 1:
            dist.barrier()

    def leave(self):
        self.wait()
        if self.size == 1:
            return
        # gloo waits for ever where one process is gone before another has left the barrier: the first goes last.
        token = torch.zeros(1, device=self.device)
        if self.is_first:
            for rank in range(1, self.size):
                dist.recv(token, src=rank)
        else:
            dist.send(token, dst=0)
        dist.destroy_process_group()
`;
