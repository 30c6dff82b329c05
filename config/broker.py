"""How Celery talks: a broker without a server by default, Redis or RabbitMQ by one variable.

Messages are only wake-up calls; the jobs' rows are the truth, so each of these may be lost or
doubled. A run_job message lives for one shift of seconds: no visibility time-out is ever near.
"""

from django.conf import settings

VISIBILITY_SECONDS = 3600
CONNECT_SECONDS = 3

broker_url = settings.CELERY_BROKER_URL
broker_connection_retry_on_startup = True
broker_connection_timeout = CONNECT_SECONDS
task_default_queue = settings.CELERY_QUEUE
task_ignore_result = True
task_acks_late = True
task_reject_on_worker_lost = True
task_publish_retry = False  # a request never waits for a broker: the sweeper sends again
worker_prefetch_multiplier = 1
worker_hijack_root_logger = False
enable_utc = True
timezone = "UTC"

tick = settings.SCHEDULER_SECONDS
beat_scheduler = "celery.beat:Scheduler"  # two fixed intervals need no file of their own
beat_max_loop_interval = min(tick, 5)
beat_schedule = {  # a tick that nobody took before the next one is worthless: it expires
    name: {"task": task, "schedule": tick, "options": {"expires": tick}}
    for name, task in {
        "send again what was lost": "jobs.tasks.sweep",
        "launch what is due": "campaigns.tasks.launch_due",
    }.items()
}


def filesystem_options() -> dict[str, object]:
    """Folders of the file broker, all on one volume; one machine only."""
    folder = settings.CELERY_BROKER_DIR
    for part in ("queue", "control"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    return {
        "data_folder_in": str(folder / "queue"),
        "data_folder_out": str(folder / "queue"),
        "control_folder": str(folder / "control"),
        "store_processed": False,
        "polling_interval": 0.2,
    }


broker_transport_options: dict[str, object] = {}
if broker_url.startswith("filesystem"):
    broker_url = "filesystem://localhost"  # kombu warns where no host is named
    broker_transport = "config.filebroker:Transport"
    broker_transport_options = filesystem_options()
    worker_enable_remote_control = False  # its reply queues would leave files behind
elif broker_url.startswith("redis"):
    broker_transport_options = {
        "visibility_timeout": VISIBILITY_SECONDS,
        "socket_connect_timeout": CONNECT_SECONDS,
        "global_keyprefix": f"{settings.CELERY_QUEUE}:",  # several houses may share a Redis
    }
