from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "tracker.review"
    health = {"publishing": "tracker.review.brake.publishing"}
