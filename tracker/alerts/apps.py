from django.apps import AppConfig


class AlertsConfig(AppConfig):
    name = "tracker.alerts"
    roles = {"operator": ("alerts.view_alert", "alerts.view_webhook", "alerts.view_mark")}
    webhooks = "tracker.alerts.webhooks.described.described"
    health = {name: f"tracker.alerts.health.{name}" for name in ("clock", "mail", "sign_ups")}
