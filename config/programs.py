"""What `manage.py up` runs: the web server, the worker and the scheduler."""

import http.client
import sys
from dataclasses import dataclass

from config.supervisor import Program

WEB_PROCESSES = 2
WEB_THREADS = 4


@dataclass(frozen=True)
class Plan:
    """Where the web server listens, and how many jobs run at once (0: no worker)."""

    host: str = "127.0.0.1"
    port: int = 8000
    jobs_at_once: int = 2

    @property
    def address(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    @property
    def url(self) -> str:
        return f"http://{self.address}/"


def programs(plan: Plan) -> list[Program]:
    """The web server first; the worker and the scheduler only where jobs are to run."""
    chosen = [Program("web", _web(plan))]
    if plan.jobs_at_once:
        chosen.append(Program("worker", _worker(plan)))
        chosen.append(Program("scheduler", (*_celery("beat"), "--pidfile=")))
    return chosen


def _web(plan: Plan) -> tuple[str, ...]:
    return (
        *(sys.executable, "-m", "gunicorn", "config.wsgi"),
        *("--bind", plan.address, "--worker-class", "gthread"),
        *("--workers", str(WEB_PROCESSES), "--threads", str(WEB_THREADS)),
        *("--graceful-timeout", "5", "--access-logfile", "-", "--no-control-socket"),
    )


def _worker(plan: Plan) -> tuple[str, ...]:
    """Threads, not processes: nothing is left behind when the worker is killed."""
    return (
        *_celery("worker"),
        *("--pool", "threads", "--concurrency", str(plan.jobs_at_once)),
        *("--without-gossip", "--without-mingle", "--without-heartbeat"),
    )


def _celery(command: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "celery", "-A", "config", command, "--loglevel", "INFO")


def answers(plan: Plan, seconds: float = 2.0) -> bool:
    """Whether the web server answers a request, with whatever status."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(plan.host, plan.host)
    connection = http.client.HTTPConnection(host, plan.port, timeout=seconds)
    try:
        connection.request("HEAD", "/")
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True
