from django.apps import AppConfig


class AlertsConfig(AppConfig):
    name = "tracker.alerts"
    roles = {"operator": ("alerts.view_alert", "alerts.view_webhook", "alerts.view_mark")}
    webhooks = "tracker.alerts.webhooks.described.described"
    health = {"mail": "tracker.alerts.health.mail", "sign_ups": "tracker.alerts.health.sign_ups"}
