"""The Celery application: messages carry a job's id and nothing else."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("terroir")
app.config_from_object("config.broker", silent=False)
app.autodiscover_tasks()


def send_job(job_id: int) -> None:
    """Ask any worker to go on with a job. Raises what the broker raises."""
    app.send_task("jobs.tasks.run_job", args=[job_id])
