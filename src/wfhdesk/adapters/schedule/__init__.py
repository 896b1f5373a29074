"""The system's own scheduler: systemd, launchd, the Task Scheduler of Windows, or cron."""
